/**
 * Tables, sheets and slides under review.
 */
export const PREVIEW = `
.table,
.sheet {
  border-collapse: separate;
  border-spacing: 0;
  font-size: 0.875rem;
}

.table {
  position: sticky;
  inset-inline-start: 0;
  inline-size: calc(100% - 2.5rem);
  margin: 0.375rem 1.25rem;
  table-layout: fixed;
  border-block-start: 1px solid var(--_line);
  border-inline-start: 1px solid var(--_line);
}

.sheet {
  inline-size: max-content;
  min-inline-size: 0;
  margin: 0;
  table-layout: fixed;
  font-variant-numeric: tabular-nums;
}

.table td,
.table th,
.sheet td,
.sheet th {
  padding: 0.25rem 0.5rem;
  border-inline-end: 1px solid var(--_line);
  border-block-end: 1px solid var(--_line);
  text-align: start;
  vertical-align: top;
}

.table th {
  background: var(--_sunken);
}

.table .side,
.sheet .side {
  line-height: 1.4;
}

.sheet td {
  min-block-size: 1.75rem;
}

.sheet td.number {
  text-align: end;
}

.sheet th {
  background: var(--_sunken);
  color: var(--_muted);
  font-size: 0.75rem;
  font-weight: 500;
  text-align: center;
}

.sheet .row-names {
  inline-size: 3.5rem;
}

.sheet thead th {
  position: sticky;
  inset-block-start: 0;
  z-index: 2;
}

.sheet tbody th {
  position: sticky;
  inset-inline-start: 0;
  z-index: 1;
}

.sheet .corner {
  inset-inline-start: 0;
  z-index: 3;
}

.table .where,
.sheet .where {
  display: block;
  line-height: 1.4;
}

.sheet td.is-hidden,
.sheet th.is-hidden,
.sheet tr.is-hidden th,
.frame.is-hidden {
  background: repeating-linear-gradient(135deg, var(--_sunken) 0 0.5rem, var(--_surface) 0.5rem 1rem);
}

.sheet td.is-hidden .side,
.frame.is-hidden .side {
  color: var(--_muted);
}

/* As wide as the pages become, so that what is said above them stays in sight. */
.page {
  inline-size: calc((100% - 2.5rem) * max(var(--_zoom, 1), 1) + 2.5rem);
  margin: 0;
  padding: 0.75rem 1.25rem 1rem;
}

.page figcaption {
  position: sticky;
  inset-inline-start: 1.25rem;
  inline-size: fit-content;
  padding-block-end: 0.375rem;
}

.sheets {
  display: grid;
  inline-size: calc(100% * min(var(--_zoom, 1), 1));
  margin-inline: auto;
  grid-auto-columns: minmax(0, 1fr);
  grid-auto-flow: column;
  gap: 1rem;
}

/* White whatever the page around it is, like the file. */
.paper {
  color-scheme: light;
  position: relative;
  isolation: isolate;
  container-type: inline-size;
  overflow: hidden;
  background: #fff;
  box-shadow: 0 0 0 1px var(--_edge);
}

.paper canvas {
  position: absolute;
  inset: 0;
  inline-size: 100%;
  block-size: 100%;
}

/* Whoever looks so close wants to see which pixels it is. */
.paper canvas[data-coarse] {
  image-rendering: pixelated;
}

.page-fault,
.page-wait {
  display: none;
  padding: 1rem;
}

canvas[data-state="failed"] + .page-fault,
canvas:not([data-state]) ~ .page-wait {
  display: block;
}

.paper .mark {
  position: absolute;
  padding: 0;
  border-radius: 0.125rem;
  text-decoration: none;
  transform-origin: 0 0;
  white-space: nowrap;
}

/* The words shine through, as through a highlighter. */
.paper.before .mark {
  mix-blend-mode: multiply;
}

.paper.before .mark.removed {
  background: #fbc9a8;
  box-shadow: 0 0.125rem 0 var(--_remove);
}

/* What stands there afterwards is on the picture. */
.paper.after .mark {
  background: none;
}

.paper.after .mark.kept:not(:focus-visible, [aria-expanded="true"]) {
  outline: none;
}

.paper.after .mark:hover {
  outline: 2px solid #1d5bb8;
}

.hidden-mark {
  display: block;
  color: var(--_muted);
  font-size: 0.6875rem;
  font-style: italic;
  line-height: 1.3;
}

.slide {
  margin: 0;
  padding: 0.75rem 1.25rem 1rem;
}

.slide figcaption {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.75rem;
  padding-block-end: 0.375rem;
}

.slide-name {
  color: var(--_muted);
  font-size: 0.8125rem;
  font-weight: 650;
}

.stage,
.beside {
  margin: 0;
  padding: 0;
  list-style: none;
}

.stage {
  position: relative;
  container-type: inline-size;
  overflow: hidden;
  border: 1px solid var(--_edge);
  border-radius: 0.25rem;
  background: var(--_surface);
}

.slide.is-hidden .stage {
  border-style: dashed;
  background: var(--_sunken);
}

.frame {
  overflow: auto;
  padding: 0.125rem 0.25rem;
  border: 1px solid transparent;
  border-radius: 0.125rem;
  overflow-wrap: anywhere;
  scrollbar-width: thin;
}

.stage .frame {
  position: absolute;
  /* Letters on screens are wider than those that the box was made for. */
  font-size: max(0.6875rem, calc(var(--_letters, 1rem) * 0.92));
}

.stage .frame[data-align="middle"] {
  text-align: center;
}

.stage .frame[data-align="end"] {
  text-align: end;
}

.stage .frame:hover,
.stage .frame:focus-within {
  border-color: var(--_line);
}

.frame .side {
  line-height: 1.25;
}

.frame .line + .line {
  margin-block-start: 0.2em;
}

.frame.kind-title {
  font-weight: 600;
}

/* Pictures lie behind words, so that none of these is covered. */
.frame:is(.kind-text, .kind-title, .kind-table) {
  z-index: 1;
}

.frame.kind-picture .line {
  font-size: 0.75rem;
}

.frame.kind-picture,
.frame.kind-graphic {
  border-color: var(--_line);
  background: var(--_sunken);
}

.frame .table {
  position: static;
  inline-size: 100%;
  margin: 0;
  font-size: inherit;
}

.frame .table td {
  padding: 0.1em 0.3em;
}

.frame.is-hidden {
  border: 1px dashed var(--_edge);
}

.beside {
  display: grid;
  gap: 0.5rem;
  margin-block-start: 0.5rem;
}

.beside .frame {
  padding: 0.375rem 0.5rem;
  border-color: var(--_line);
}

/* On a narrow pane letters as small as the slide's could not be read: its boxes stand below each other. */
@container pane (inline-size < 34rem) {
  .stage {
    display: grid;
    gap: 0.375rem;
    padding: 0.5rem;
    aspect-ratio: auto !important;
    container-type: normal;
  }

  .stage .frame {
    position: static;
    inline-size: auto !important;
    block-size: auto !important;
    font-size: 1rem;
  }
}

@media (forced-colors: active) {
  .paper {
    outline: 1px solid;
  }

  .sheet td.is-hidden,
  .frame.is-hidden {
    border-style: dashed;
  }
}
`;
