/** Elements that may come in. What the schema does not know of them the editor's parser takes for what is in them. */
export const ALLOWED_TAGS: readonly string[] = [
  "p", "div", "span", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "table", "thead", "tbody", "tfoot", "tr", "th", "td",
  "strong", "b", "em", "i", "u", "ins", "s", "del", "strike", "mark", "a", "img", "figure", "input", "sub", "sup", "section", "article", "main", "header", "footer", "dl", "dt", "dd",
];

/** Elements whose words are not meant to be read, either. */
export const DROPPED_TAGS: readonly string[] = [
  "script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math", "title", "head", "select", "textarea", "audio", "video", "xmp", "noembed", "noframes", "plaintext",
];

/** What our own nodes say of themselves when they are copied from one note to another. */
export const OWN_ATTRIBUTES: readonly string[] = [
  "data-pm-slice", "data-type", "data-checked", "data-latex", "data-section", "data-color", "data-callout", "data-tone", "data-image", "data-att", "data-alt", "data-caption",
  "data-widthpct", "data-file", "data-name", "data-mime", "data-sizebytes", "data-media", "data-timestamp", "data-ats", "data-point-ref", "data-pointid", "data-label",
];

/** What is read from elements before they are cleaned; of these only few stay (`cleanPastedHtml`). */
export const READ_ATTRIBUTES: readonly string[] = ["href", "src", "start", "colspan", "rowspan", "style", "class", "checked", ...OWN_ATTRIBUTES];
