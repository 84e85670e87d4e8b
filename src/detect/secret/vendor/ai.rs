//! Makers and hosts of language models.
//!
//! # Source
//! Documentation of the API keys of Anthropic, OpenAI, Hugging Face, Groq, xAI, Perplexity, Replicate, NVIDIA,
//! OpenRouter, Langfuse, LangSmith, Pinecone, Jina AI, Tavily, Firecrawl, Voyage AI, Fireworks AI, E2B.

use super::{Row, led, row};

pub static ROWS: &[Row] = &[
    row("anthropic-key", "sk-", "L3-6d2'-'w90-110"),
    // The text is base64 for "OpenAI".
    led("openai-key", "w20-96", "T3BlbkFJ", "w20-96"),
    row("openai-key", "sk-", "'proj-'w40-200|'svcacct-'w40-200|'admin-'w40-200|'None-'w40-200"),
    row("openrouter-key", "sk-", "'or-v1-'h64"),
    row("langfuse-key", "sk-", "'lf-'g36"),
    row("vendor-key", "sk-", "~A20-64"),
    row("deepseek-key", "sk-", "h32"),
    row("hugging-face-token", "hf_", "A34-40"),
    row("hugging-face-token", "api_org_", "~A34"),
    row("groq-key", "gsk_", "A48-56"),
    row("xai-key", "xai-", "A70-90"),
    row("perplexity-key", "pplx-", "A40-56"),
    row("replicate-token", "r8_", "A37"),
    row("nvidia-key", "nvapi-", "w60-70"),
    row("langsmith-key", "lsv2_", "'pt_'h32'_'h10|'sk_'h32'_'h10"),
    row("pinecone-key", "pcsk_", "w50-80"),
    row("jina-key", "jina_", "A60"),
    row("tavily-key", "tvly-", "'dev-'A32|'prod-'A32|A32"),
    row("firecrawl-key", "fc-", "h32"),
    row("voyage-key", "pa-", "~w43"),
    row("fireworks-key", "fw_", "~A22-28"),
    row("e2b-key", "e2b_", "h40"),
    row("weights-and-biases-key", "wandb_v1_", "w60-100"),
    row("cerebras-key", "csk-", "~a48"),
];
