import Graph from "graphology";
import Sigma from "sigma";
import type { Mounted, Stage } from "../contestantTypes.ts";
import { middleOf, type GraphData } from "../graphData.ts";
import { moveByApi } from "../moveByApi.ts";
import { framePainted } from "../watchPaint.ts";

/** A disc about as large as a card is high; its title stands beside it. */
const DISC_PX = 14;

/** Everything it does on the processor is measured; what a graphics card would do is left out, for here it would be done in software. */
function stubDrawCalls(): void {
  for (const prototype of [WebGLRenderingContext.prototype, WebGL2RenderingContext.prototype]) {
    for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced", "clear", "blitFramebuffer"]) {
      if (name in prototype) Reflect.set(prototype, name, () => undefined);
    }
  }
}

export async function openSigma(stage: Stage): Promise<Mounted> {
  stubDrawCalls();
  const data = stage.data();
  const graph = graphOf(data);
  const sigma = new Sigma(graph, stage.host, {
    defaultEdgeType: "arrow", itemSizesReference: "positions", zoomToSizeRatioFunction: (ratio) => ratio, autoRescale: true,
    minCameraRatio: null, maxCameraRatio: null, enableCameraRotation: false, stagePadding: 0,
    // At zoom 1 as many titles as our cards show; with everything in view none, as with us.
    labelSize: 13, labelRenderedSizeThreshold: 8, labelDensity: 8, labelGridCellSize: 160,
  });
  // A dragged point must not change what the others are scaled by.
  sigma.setCustomBBox(sigma.getBBox());
  const { toFramed, pxPerUnit } = framing(sigma, data);
  const camera = sigma.getCamera();
  const mounted = moveByApi(data, {
    look({ x, y, zoom }) {
      const middle = middleOf();
      camera.setState({ ...toFramed((middle.x - x) / zoom, (middle.y - y) / zoom), ratio: pxPerUnit / zoom });
    },
    drag: (point, x, y) => { graph.mergeNodeAttributes(point.id, { x, y: -y }); },
    close: () => { sigma.kill(); },
  });
  await mounted.begin("panWork");
  await framePainted();
  return mounted;
}

function graphOf({ points, links }: GraphData): Graph {
  const graph = new Graph({ type: "directed", multi: true, allowSelfLoops: false });
  // Its y axis points upwards.
  for (const { id, title, x, y, width, height } of points) graph.addNode(id, { x: x + width / 2, y: -(y + height / 2), size: DISC_PX, label: title, color: "#4f8f6b" });
  for (const { id, from, to, phrase } of links) graph.addEdgeWithKey(id, from, to, { size: 1, label: phrase, color: "#9aa69a" });
  return graph;
}

/** Its camera knows a square that frames everything; this tells how our places lie in it. Both are straight scales, so two places are enough. */
function framing(sigma: Sigma, { bounds }: GraphData): { toFramed(x: number, y: number): { x: number; y: number }; readonly pxPerUnit: number } {
  sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  const framed = (x: number, y: number): { x: number; y: number } => sigma.viewportToFramedGraph(sigma.graphToViewport({ x, y: -y }));
  const [a, b] = [framed(bounds.x, bounds.y), framed(bounds.x + bounds.width, bounds.y + bounds.height)];
  const [start, end] = [sigma.graphToViewport({ x: bounds.x, y: 0 }), sigma.graphToViewport({ x: bounds.x + bounds.width, y: 0 })];
  return {
    toFramed: (x, y) => ({ x: a.x + ((x - bounds.x) / bounds.width) * (b.x - a.x), y: a.y + ((y - bounds.y) / bounds.height) * (b.y - a.y) }),
    pxPerUnit: (end.x - start.x) / bounds.width,
  };
}
