import { Handle, MarkerType, Position, ReactFlow, type Edge, type Node, type NodeProps, type ReactFlowInstance } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { memo, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import type { Mounted, Stage } from "../contestantTypes.ts";
import { lookAtWork, type GraphData } from "../graphData.ts";
import { moveByApi } from "../moveByApi.ts";
import { framePainted } from "../watchPaint.ts";

type CardNode = Node<{ title: string }, "card">;

/** Memoised, and known by one object that never changes, as its guide to performance asks. */
const Card = memo(function Card({ data }: NodeProps<CardNode>): ReactElement {
  return (
    <div style={{ width: "100%", height: "100%", overflow: "hidden", border: "1px solid #cfd6cf", borderRadius: 8, background: "#fff", fontSize: 13, lineHeight: "1.25" }}>
      <Handle type="target" position={Position.Left} />
      {data.title}
      <Handle type="source" position={Position.Right} />
    </div>
  );
});
const NODE_TYPES = { card: Card };

/** Straight edges with arrowheads; without phrases, each of which would be one more measured element. */
export async function openReactFlow(stage: Stage): Promise<Mounted> {
  const data = stage.data();
  const { nodes, edges } = itemsOf(data);
  const root = createRoot(stage.host);
  const flow = await new Promise<ReactFlowInstance<CardNode>>((ready) => {
    root.render(
      <ReactFlow
        defaultNodes={nodes} defaultEdges={edges} nodeTypes={NODE_TYPES} onInit={ready} minZoom={0.001} maxZoom={8} defaultViewport={lookAtWork(data.middle)}
        elementsSelectable={false} nodesFocusable={false} edgesFocusable={false} proOptions={{ hideAttribution: true }}
      />,
    );
  });
  // Links are drawn once every card has been measured.
  while (stage.host.querySelector(".react-flow__edge") === null) await framePainted();
  const dragged = data.points.find((point) => point.id === data.middle.id) ?? { width: 0, height: 0 };
  const mounted = moveByApi(data, {
    look: (look) => { void flow.setViewport(look); },
    drag: (point, x, y) => { flow.updateNode(point.id, { position: { x: x - dragged.width / 2, y: y - dragged.height / 2 } }); },
    close: () => { root.unmount(); },
  });
  await mounted.begin("panWork");
  await framePainted();
  return mounted;
}

function itemsOf({ points, links }: GraphData): { nodes: CardNode[]; edges: Edge[] } {
  return {
    nodes: points.map(({ id, title, x, y, width, height }): CardNode => ({ id, type: "card", position: { x, y }, width, height, data: { title } })),
    edges: links.map(({ id, from, to }): Edge => ({ id, source: from, target: to, type: "straight", markerEnd: { type: MarkerType.ArrowClosed } })),
  };
}
