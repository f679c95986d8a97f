import type { Extensions } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { Callout, NoteFile, NoteImage, NoteMedia, NoteTimestamp, PointRef } from "./ownNodes.ts";
import { CalloutView } from "./views/CalloutView.tsx";
import { FileView } from "./views/FileView.tsx";
import { ImageView } from "./views/ImageView.tsx";
import { MediaView } from "./views/MediaView.tsx";
import { PointRefView } from "./views/PointRefView.tsx";
import { TimestampView } from "./views/TimestampView.tsx";

const VIEWED = new Map<string, Extensions[number]>([
  Callout.extend({ addNodeView: () => ReactNodeViewRenderer(CalloutView) }),
  NoteImage.extend({ addNodeView: () => ReactNodeViewRenderer(ImageView) }),
  NoteFile.extend({ addNodeView: () => ReactNodeViewRenderer(FileView) }),
  NoteMedia.extend({ addNodeView: () => ReactNodeViewRenderer(MediaView) }),
  NoteTimestamp.extend({ addNodeView: () => ReactNodeViewRenderer(TimestampView, { as: "span" }) }),
  PointRef.extend({ addNodeView: () => ReactNodeViewRenderer(PointRefView, { as: "span" }) }),
].map((extension) => [extension.name, extension]));

/** The same schema, with our own nodes drawn as an editor shows them. */
export const withViews = (extensions: Extensions): Extensions => extensions.map((extension) => VIEWED.get(extension.name) ?? extension);
