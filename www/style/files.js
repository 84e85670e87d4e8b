/**
 * The drop area, lists of files, and the result.
 */
export const FILES = `
.pick {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 0.75rem;
  margin-block-start: 0.75rem;
}

.drop {
  display: grid;
  justify-items: center;
  align-content: center;
  gap: 0.25rem;
  min-block-size: 13rem;
  margin-block-start: 0.875rem;
  padding: 1.5rem 1rem;
  border: 1.5px dashed var(--_edge);
  border-radius: var(--_radius);
  background: var(--_sunken);
  text-align: center;
}

.drop.over {
  border-color: var(--_accent);
  border-style: solid;
  background: var(--_stand-in-back);
}

.drop .pick {
  justify-content: center;
  margin-block: 0.5rem;
}

.drop-text {
  margin: 0;
  font-size: 1.0625rem;
  font-weight: 550;
}

.files {
  margin: 0;
  padding: 0;
  list-style: none;
}

.cards .files,
.hint + .files {
  margin-block-start: 1rem;
}

.file {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.875rem;
  padding-block: 0.75rem;
}

.file + .file {
  border-block-start: 1px solid var(--_line);
}

.work {
  display: grid;
  gap: 0.25rem;
}

.work .progress {
  max-inline-size: none;
}

/* Where the rows of a long list would be that are not near. */
.gap {
  overflow-anchor: none;
}

.file:first-child {
  padding-block-start: 0;
}

.file:last-child {
  padding-block-end: 0;
}

.file-kind,
.file-seal {
  display: grid;
  flex: none;
  place-items: center;
  inline-size: 2.75rem;
  block-size: 2.25rem;
  border-radius: calc(var(--_radius) * 0.6);
  background: var(--_sunken);
  color: var(--_muted);
  font-size: 0.6875rem;
  font-weight: 650;
  letter-spacing: 0.02em;
}

.file-seal {
  background: var(--_good-back);
  color: var(--_good);
  font-size: 1.125rem;
}

.receipt .file-seal {
  background: var(--_sunken);
  color: var(--_muted);
}

.file.refused .file-kind {
  background: var(--_wrong-back);
  color: var(--_wrong);
}

.file-body {
  display: grid;
  flex: 1 1 14rem;
  min-inline-size: 0;
}

.file-name {
  overflow-wrap: anywhere;
  font-weight: 550;
}

.file-facts {
  color: var(--_muted);
  font-size: 0.875rem;
}

.digest {
  font-family: ui-monospace, monospace;
  font-size: 0.8125rem;
}

.file-fault {
  max-inline-size: 52rem;
  margin: 0.25rem 0 0;
  font-size: 0.9375rem;
}

.file-fault strong {
  color: var(--_wrong);
}

.file-actions {
  display: flex;
  gap: 0.25rem;
}

.progress {
  inline-size: 100%;
  max-inline-size: 28rem;
  block-size: 0.5rem;
  margin-block: 0.375rem 0.125rem;
  accent-color: var(--_accent);
}

.warning {
  margin-block: 0.5rem;
  color: var(--_wrong);
  font-weight: 550;
}

.send p {
  margin-block: 0.25rem 0.875rem;
}

.send.sent {
  border-color: var(--_good);
  background: var(--_good-back);
}

.send.sent p {
  margin-block-end: 0;
}
`;
