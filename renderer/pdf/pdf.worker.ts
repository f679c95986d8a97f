/** The thread PDFs are read in. The library begins to listen by itself; whatever a file made it do, it has neither files nor a network here. */
import "./fillIn.ts";
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
