import { Network, type Edge, type Node } from "vis-network/standalone";
import type { Mounted, Stage } from "../contestantTypes.ts";
import { middleOf, type GraphData } from "../graphData.ts";
import { moveByApi } from "../moveByApi.ts";
import { framePainted } from "../watchPaint.ts";

export async function openVis(stage: Stage): Promise<Mounted> {
  const data = stage.data();
  const network = new Network(stage.host, itemsOf(data), {
    width: "100%", height: "100%", autoResize: false,
    physics: false, layout: { improvedLayout: false },
    nodes: { shape: "box", font: { size: 13 }, color: { background: "#fff", border: "#cfd6cf" } },
    // Straight lines are what its documentation advises for many edges.
    edges: { smooth: false, arrows: "to", font: { size: 11 }, color: "#9aa69a" },
  });
  const mounted = moveByApi(data, {
    look({ x, y, zoom }) {
      const middle = middleOf();
      network.moveTo({ position: { x: (middle.x - x) / zoom, y: (middle.y - y) / zoom }, scale: zoom, animation: false });
    },
    drag: (point, x, y) => { network.moveNode(point.id, x, y); },
    close: () => { network.destroy(); },
  });
  await mounted.begin("panWork");
  await framePainted();
  return mounted;
}

function itemsOf({ points, links }: GraphData): { nodes: Node[]; edges: Edge[] } {
  return {
    nodes: points.map(({ id, title, x, y, width, height }) => ({ id, label: title, x: x + width / 2, y: y + height / 2, widthConstraint: width, heightConstraint: { minimum: height } })),
    edges: links.map(({ id, from, to, phrase }) => ({ id, from, to, label: phrase })),
  };
}
