/**
 * The text under review.
 */
export const TEXT = `
.text-pane {
  position: relative;
  padding: 0;
  container: pane / inline-size;
}

.text-head {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.5rem 1rem;
  padding: 0.75rem 1rem;
  border-block-end: 1px solid var(--_line);
}

.tabs {
  display: flex;
  flex: 1 1 14rem;
  flex-wrap: wrap;
  gap: 0.25rem;
  max-block-size: 7rem;
  overflow: auto;
}

/* Beside the tools there is room for few. */
.text-head:has(.draw) .tabs:has(:nth-child(4)) {
  flex-basis: 100%;
}

.tab {
  min-block-size: 1.875rem;
  max-inline-size: 20rem;
  padding: 0.125rem 0.625rem;
  overflow: hidden;
  border: 0;
  border-radius: calc(var(--_radius) * 0.6);
  background: none;
  color: var(--_muted);
  font: inherit;
  font-size: 0.875rem;
  text-overflow: ellipsis;
  white-space: nowrap;
  cursor: pointer;
}

.file-menu {
  display: flex;
  flex: 1 1 20rem;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem;
}

.file-menu .field {
  flex: 0 1 16rem;
  inline-size: auto;
  min-inline-size: 0;
}

.tab:hover {
  background: var(--_sunken);
}

.tab:focus-visible {
  outline-offset: -3px;
}

.tab[aria-pressed="true"] {
  background: var(--_stand-in-back);
  color: var(--_stand-in);
  font-weight: 600;
}

.dropped {
  padding: 0.625rem 1rem;
  border-block-end: 1px solid var(--_line);
  font-size: 0.875rem;
}

.dropped summary {
  min-block-size: 1.5rem;
  cursor: pointer;
}

.dropped ul {
  margin: 0.25rem 0 0;
  padding-inline-start: 1.25rem;
}

.text-pane > .hint,
.text-pane > .notice {
  margin: 1rem;
}

.passages {
  isolation: isolate;
  block-size: var(--_text-height);
  overflow: auto;
  overflow-anchor: none;
  border-end-start-radius: var(--_radius);
  border-end-end-radius: var(--_radius);
}

/* Two fingers make pages larger, and not the whole window. */
.passages .page {
  touch-action: pan-x pan-y;
}

.passages:focus-visible {
  outline-offset: -3px;
}

.columns {
  position: sticky;
  inset-block-start: 0;
  inset-inline-start: 0;
  z-index: 1;
  display: none;
  padding: 0.25rem 1.25rem;
  border-block-end: 1px solid var(--_line);
  background: var(--_surface);
  color: var(--_muted);
  font-size: 0.8125rem;
  font-weight: 600;
}

/* Wide sheets scroll the pane to the side; running text stays in sight. */
.flow,
.slide {
  position: sticky;
  inset-inline-start: 0;
}

.flow {
  padding: 0.25rem 1.25rem;
}

.flow:last-of-type {
  padding-block-end: 1rem;
}

.passage {
  display: grid;
  gap: 0.125rem 1rem;
  padding-block: 0.3125rem;
}

.sides {
  display: grid;
  gap: 0.125rem 1rem;
  min-inline-size: 0;
}

.where {
  color: var(--_muted);
  font-size: 0.75rem;
  font-weight: 400;
  line-height: 1.9;
}

.side {
  min-inline-size: 0;
  line-height: 1.65;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
}

.both .side.after {
  padding-inline-start: 0.75rem;
  border-inline-start: 2px solid var(--_stand-in-back);
}

.heading-1,
.heading-2,
.heading-3,
.heading-4 {
  padding-block-start: 0.875rem;
  font-weight: 650;
}

.heading-1 .side {
  font-size: 1.5rem;
  line-height: 1.3;
}

.heading-2 .side {
  font-size: 1.25rem;
  line-height: 1.35;
}

.heading-3 .side {
  font-size: 1.0625rem;
}

.list-item {
  padding-block: 0.125rem;
  padding-inline-start: calc(var(--_depth, 1) * 1.25rem);
}

.list-item .sides {
  display: list-item;
  list-style: disc;
}

.section {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.25rem 0.75rem;
  margin-block-start: 0.5rem;
  padding-block: 0.75rem 0.375rem;
  border-block-start: 1px solid var(--_line);
}

.section-name {
  display: flex;
  flex: 1 1 auto;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 0.5rem;
  font-weight: 650;
}

.section-name .where {
  font-size: 0.8125rem;
}

.hidden-badge {
  background: var(--_sunken);
  color: var(--_muted);
}

@container pane (inline-size >= 30rem) {
  .passage.labelled {
    grid-template-columns: 7.5rem minmax(0, 1fr);
  }

  .both .passage .sides,
  .both .columns {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }

  .both .columns {
    display: grid;
    gap: 1rem;
  }

  .both .list-item .sides {
    display: grid;
  }

  .both .passage .side.after {
    padding: 0;
    border: 0;
  }
}

.passage.hidden .side,
.passage.metadata .side {
  color: var(--_muted);
}

.mark {
  border-radius: 0.1875rem;
  padding: 0.0625rem 0.125rem;
  cursor: pointer;
  box-decoration-break: clone;
  -webkit-box-decoration-break: clone;
}

.mark.removed {
  background: var(--_remove-back);
  color: var(--_remove);
  text-decoration: underline;
  text-decoration-thickness: 2px;
  text-underline-offset: 0.2em;
}

.after .mark.removed {
  background: var(--_stand-in-back);
  color: var(--_stand-in);
  font-weight: 550;
  text-decoration: none;
}

.mark.kept {
  outline: 1.5px dashed var(--_keep);
}

.mark:hover {
  background: var(--_line);
}

.mark:focus-visible,
.mark[aria-expanded="true"] {
  outline: 3px solid var(--_accent);
  outline-offset: 1px;
}

.elided {
  color: var(--_muted);
  font-style: italic;
}

.selection-bar {
  position: absolute;
  inset-block-end: 1rem;
  inset-inline: 1rem;
  display: flex;
  justify-content: center;
  pointer-events: none;
}

.selection-bar .button {
  max-inline-size: 100%;
  box-shadow: 0 4px 16px light-dark(rgb(27 36 48 / 25%), rgb(0 0 0 / 60%));
  pointer-events: auto;
  overflow-wrap: anywhere;
}

@media (forced-colors: active) {
  .mark,
  .choice-option[aria-pressed="true"],
  .tab[aria-pressed="true"],
  .chip[aria-pressed="true"] {
    border: 2px solid Highlight;
  }
}
`;
