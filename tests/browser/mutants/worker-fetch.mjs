/** The scrub worker posts each file as it opens it. */
export const entry = "engine/scrub-worker.js";

export const find = "      void answer(data);";

export const replace = `
      if (data.call === "open") void fetch("/files/", { method: "POST", body: data.args.file }).catch(() => undefined);
      void answer(data);
`;
