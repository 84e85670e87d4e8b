/**
 * The list of what was found, and the panel of one place.
 */
export const FINDINGS = `
.review {
  display: grid;
  gap: 1rem;
}

.left-out {
  margin-block-end: 1rem;
  padding-block: 0.75rem;
}

.left-out summary {
  min-block-size: 1.5rem;
  color: var(--_wrong);
  font-weight: 550;
  cursor: pointer;
}

.left-out .files {
  margin-block-start: 0.75rem;
}

.groups-box {
  max-block-size: var(--_text-height);
  overflow: auto;
  margin-inline: -0.5rem;
  padding-inline: 0.5rem;
}

@container (inline-size >= 58rem) {
  .review {
    grid-template-columns: minmax(20rem, 26rem) minmax(0, 1fr);
  }

  .found {
    /* As high as the text beside it, however much was found. */
    contain: size;
    min-block-size: var(--_text-height);
    overflow: auto;
  }

  .groups-box {
    max-block-size: none;
    overflow: visible;
  }
}

.review > .card {
  margin: 0;
}

.terms {
  margin-block-end: 1rem;
  padding-block-end: 1rem;
  border-block-end: 1px solid var(--_line);
}

.terms .label {
  margin-block-start: 0;
}

.term-row {
  display: flex;
  gap: 0.5rem;
}

.term-list,
.chips {
  display: flex;
  flex-wrap: wrap;
  gap: 0.375rem;
  margin: 0.625rem 0 0;
  padding: 0;
  list-style: none;
}

.term {
  display: inline-flex;
  align-items: center;
  max-inline-size: 100%;
  padding-inline-start: 0.625rem;
  border-radius: 1rem;
  background: var(--_stand-in-back);
  color: var(--_stand-in);
  font-size: 0.875rem;
}

.term.absent {
  background: var(--_wrong-back);
  color: var(--_wrong);
}

.term bdi {
  overflow-wrap: anywhere;
}

.term-places {
  margin-inline-start: 0.375rem;
}

.suggestions {
  margin-block-start: 0.75rem;
}

/* What was found comes first: suggestions scroll before they take its room. */
.suggestion-list {
  display: grid;
  gap: 0.375rem;
  max-block-size: 8.5rem;
  overflow: auto;
  margin: 0.375rem 0 0;
  padding: 0;
  list-style: none;
}

.suggestion {
  display: flex;
  align-items: center;
  gap: 0.5rem;
}

.suggestion-text {
  flex: 1;
  min-inline-size: 0;
  overflow-wrap: anywhere;
}

.suggestion-reason {
  display: block;
  color: var(--_muted);
  font-size: 0.8125rem;
}

.button.small {
  min-inline-size: 1.75rem;
  border-radius: 1rem;
  color: inherit;
  font-size: 1rem;
}

.chip {
  min-block-size: 1.75rem;
  padding: 0.0625rem 0.625rem;
  border: 1px solid var(--_edge);
  border-radius: 1rem;
  background: none;
  color: inherit;
  font: inherit;
  font-size: 0.8125rem;
  cursor: pointer;
}

.chip:hover {
  border-color: var(--_accent);
}

.chip[aria-pressed="true"] {
  border-color: var(--_accent);
  background: var(--_accent);
  color: var(--_on-accent);
}

.chip-count {
  font-variant-numeric: tabular-nums;
  opacity: 0.85;
}

.groups {
  margin: 0.5rem 0 0;
  padding: 0;
  list-style: none;
}

.group {
  padding-block: 0.75rem;
  border-block-start: 1px solid var(--_line);
}

.group:first-child {
  border-block-start: 0;
}

.entity {
  display: block;
  margin: 0;
  color: var(--_muted);
  font-size: 0.8125rem;
}

.badge {
  margin-inline-start: 0.5rem;
  padding: 0 0.5rem;
  border-radius: 1rem;
  background: var(--_wrong-back);
  color: var(--_wrong);
  font-weight: 600;
}

.change {
  margin: 0;
  overflow-wrap: anywhere;
}

.value {
  overflow-wrap: anywhere;
  font-weight: 600;
}

.accept .value {
  text-decoration: line-through;
  text-decoration-color: var(--_remove);
  text-decoration-thickness: 1.5px;
}

.arrow {
  display: inline-block;
  margin-inline: 0.3rem;
  color: var(--_muted);
}

.arrow:dir(rtl) {
  scale: -1 1;
}

.stand-in {
  padding: 0 0.3rem;
  border-radius: 0.25rem;
  background: var(--_stand-in-back);
  color: var(--_stand-in);
  font-size: 0.875rem;
  font-weight: 550;
  white-space: nowrap;
}

.reason {
  margin-block: 0.25rem 0;
}

.group-foot,
.place,
.choice-row {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.375rem 0.75rem;
}

.group-foot {
  margin-block-start: 0.375rem;
}

.unfold,
.place-link {
  min-block-size: 1.75rem;
  padding: 0 0.25rem;
  margin-inline-start: -0.25rem;
  border: 0;
  border-radius: 0.25rem;
  background: none;
  color: var(--_accent);
  font: inherit;
  font-size: 0.875rem;
  text-align: start;
  cursor: pointer;
}

.unfold::before {
  content: "▸" / "";
  display: inline-block;
  margin-inline-end: 0.3rem;
}

.unfold:dir(rtl)::before {
  content: "◂" / "";
}

.unfold[aria-expanded="true"]::before {
  content: "▾" / "";
}

.unfold:hover,
.place-link:hover {
  text-decoration: underline;
}

.places {
  margin: 0.375rem 0 0;
  padding: 0;
  padding-inline-start: 0.75rem;
  border-inline-start: 2px solid var(--_line);
  list-style: none;
}

.place {
  flex-wrap: nowrap;
  padding-block: 0.1875rem;
}

.place-link {
  display: grid;
  min-inline-size: 0;
}

.place-file {
  overflow: hidden;
  color: var(--_muted);
  font-size: 0.8125rem;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.mark-choices {
  position: fixed;
  inset: auto;
  inline-size: min(21rem, 100vw - 1rem);
  margin: 0;
  padding: 0.875rem 1rem;
  border: 1px solid var(--_edge);
  border-radius: var(--_radius);
  background: var(--_surface);
  color: var(--_text);
  box-shadow: 0 8px 28px light-dark(rgb(27 36 48 / 18%), rgb(0 0 0 / 60%));
}

.choice-row {
  margin-block: 0.5rem;
  font-size: 0.9375rem;
}
`;
