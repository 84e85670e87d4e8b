/**
 * Areas drawn on pages, and the notices at pages that have to be looked at.
 */
export const AREAS = `
.draw[aria-pressed="true"] {
  border-color: var(--_accent);
  background: var(--_accent);
  color: var(--_on-accent);
}

.text-head:has(.draw) .tabs {
  flex-basis: 8rem;
}

.text-head .draw {
  min-block-size: 2rem;
  padding-block: 0.125rem;
  font-size: 0.875rem;
}

.zooms {
  display: flex;
  gap: 0.25rem;
}

.text-head .zoom {
  min-inline-size: 2rem;
  min-block-size: 2rem;
  padding: 0.125rem 0.5rem;
  font-size: 0.875rem;
}

.zoom[aria-pressed="true"] {
  border-color: var(--_accent);
  color: var(--_accent);
}

.draw-hint {
  margin: 0;
  padding: 0.5rem 1rem;
  border-block-end: 1px solid var(--_line);
  background: var(--_stand-in-back);
  color: var(--_stand-in);
  font-size: 0.875rem;
}

.touch-hint {
  display: none;
}

.paper canvas {
  cursor: grab;
}

.paper canvas:active {
  cursor: grabbing;
}

/* Handles reach beyond the edges. */
.paper.before {
  overflow: clip;
  overflow-clip-margin: 1.25rem;
}

.paper.drawing,
.paper.drawing canvas {
  cursor: crosshair;
  touch-action: none;
  user-select: none;
  -webkit-user-select: none;
}

.paper.drawing .mark {
  pointer-events: none;
}

.area,
.draft {
  position: absolute;
  z-index: 1;
}

/* What an area covers has to be seen while it is drawn. */
.paper.before .area,
.draft.shown {
  border: 2px solid #14181d;
  background: rgb(20 24 29 / 22%);
  box-shadow: 0 0 0 1px #fff;
  cursor: move;
}

.draft {
  display: none;
}

.draft.shown {
  display: block;
  border-style: dashed;
}

.paper.drawing .area,
.paper .area:focus {
  touch-action: none;
}

.paper .area:focus,
.paper .area.dragged {
  z-index: 2;
}

.paper .area:focus-visible {
  outline-offset: 1px;
}

/* Black until the page is painted as it will be, and has it itself. */
.paper.after .area {
  background: #000;
  forced-color-adjust: none;
  pointer-events: none;
}

.paper.after canvas[data-state="painted"] ~ .area {
  background: none;
}

/* More outside than inside, so that a small area can be taken hold of between its corners. */
.handle {
  position: absolute;
  display: none;
  inline-size: 1.5rem;
  block-size: 1.5rem;
  touch-action: none;
}

.handle::before {
  content: "";
  position: absolute;
  inline-size: 0.625rem;
  block-size: 0.625rem;
  border: 2px solid #14181d;
  border-radius: 50%;
  background: #fff;
}

.area:is(:hover, :focus, .dragged) .handle {
  display: block;
}

.handle:is(.nw, .ne) {
  top: -1rem;
}

.handle:is(.nw, .sw) {
  left: -1rem;
}

.handle:is(.se, .sw) {
  bottom: -1rem;
}

.handle:is(.ne, .se) {
  right: -1rem;
}

.handle:is(.nw, .ne)::before {
  bottom: 0.1875rem;
}

.handle:is(.nw, .sw)::before {
  right: 0.1875rem;
}

.handle:is(.se, .sw)::before {
  top: 0.1875rem;
}

.handle:is(.ne, .se)::before {
  left: 0.1875rem;
}

.handle:is(.nw, .se) {
  cursor: nwse-resize;
}

.handle:is(.ne, .sw) {
  cursor: nesw-resize;
}

/* Above the upper right corner, as far as the page reaches, and beside the handle. */
.area-remove {
  position: absolute;
  top: max(0px, var(--_top) - 1.625rem);
  left: clamp(0px, var(--_right) - 2.375rem, 100cqi - 1.5rem);
  z-index: 3;
  inline-size: 1.5rem;
  block-size: 1.5rem;
  padding: 0;
  border: 1px solid #14181d;
  border-radius: 50%;
  background: #fff;
  color: #14181d;
  font: inherit;
  font-size: 1rem;
  line-height: 1;
  cursor: pointer;
}

.area-remove.below {
  top: min(var(--_top) + var(--_height) + 0.125rem, 100% - 1.5rem);
}

.area-remove:hover {
  background: #14181d;
  color: #fff;
}

.dragged + .area-remove {
  visibility: hidden;
}

.notice.scan {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 1rem;
  margin-block-end: 0.5rem;
  padding: 0.5rem 0.75rem;
  font-size: 0.9375rem;
}

.notice.scan span {
  flex: 1 1 18rem;
}

.notice.scan.seen {
  border-color: var(--_good);
  background: var(--_good-back);
}

.look {
  gap: 0.5rem;
}

.notice .look {
  margin: 0;
}

.look::before {
  content: "" / "";
  inline-size: 1.125rem;
  block-size: 1.125rem;
  border: 1.5px solid var(--_edge);
  border-radius: 0.25rem;
  line-height: 1;
  text-align: center;
}

.look[aria-pressed="true"] {
  border-color: var(--_good);
  color: var(--_good);
}

.look[aria-pressed="true"]::before {
  content: "✓" / "";
  border-color: var(--_good);
}

.scans {
  padding: 0.625rem 1rem;
  border-block-end: 1px solid var(--_line);
  font-size: 0.875rem;
}

.scans p {
  margin: 0;
}

.scans ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
  max-block-size: 9rem;
  margin: 0.5rem 0 0;
  padding: 0.25rem;
  overflow: auto;
  list-style: none;
}

@container pane (inline-size < 34rem) {
  .notice.scan {
    font-size: 0.875rem;
  }
}

/* It would hide all of so small a page; the key is there, and the page can be made larger. */
@container (inline-size < 5rem) {
  .area-remove {
    display: none;
  }
}

@media (pointer: coarse) {
  .key-hint {
    display: none;
  }

  .draw-hint .touch-hint {
    display: inline;
  }

  .text-head :is(.zoom, .draw, .tab, .choice-option),
  .notice.scan .look {
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
  }

  .handle {
    inline-size: 2.75rem;
    block-size: 2.75rem;
  }

  .handle:is(.nw, .ne) {
    top: -2.125rem;
  }

  .handle:is(.nw, .sw) {
    left: -2.125rem;
  }

  .handle:is(.se, .sw) {
    bottom: -2.125rem;
  }

  .handle:is(.ne, .se) {
    right: -2.125rem;
  }

  .area-remove {
    top: max(0px, var(--_top) - 2.875rem);
    left: clamp(0px, var(--_right) / 2 + var(--_left) / 2 - 1.375rem, 100cqi - 2.75rem);
    inline-size: 2.75rem;
    block-size: 2.75rem;
    font-size: 1.25rem;
  }

  .area-remove.below {
    top: min(var(--_top) + var(--_height) + 0.125rem, 100% - 2.75rem);
  }
}

@media (forced-colors: active) {
  .paper.before .area,
  .draw[aria-pressed="true"] {
    border: 2px solid Highlight;
  }
}
`;
