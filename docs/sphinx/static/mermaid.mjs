// Sphinx imports a module; what npm installed for MkDocs is a script.
import "./mermaid.min.js";
export default globalThis.mermaid;
