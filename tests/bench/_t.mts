import { buildBundles } from "#tests/bench/sync/bundles.ts";
import { BenchDevice } from "#tests/bench/sync/benchDevice.ts";
import { startRawPair } from "#tests/bench/sync/rawPeers.ts";
import { sharedForest, pointsOf, smallEdits } from "#tests/bench/sync/forests.ts";
const b = await buildBundles(); console.log("built");
const f = sharedForest(); console.log(f.pointIds.length, f.state.length);
for (let i=0;i<2;i++){ const r = await startRawPair(b.rawPeer, f.state, f.pointIds.length); console.log("raw join", r.joinMs, "edit", await r.edit(smallEdits(f.pointIds,1000,"x")), await r.edit(smallEdits(f.pointIds,1000,"y"))); r.end(); }
const a = await BenchDevice.start({name:"a", bundle:b.peers});
await a.found([{docId:"forest", bytes:f.state}]);
for (let i=0;i<3;i++){
const link = await a.invite();
const t=performance.now();
const c = await BenchDevice.prepare({name:"b"+i, bundle:b.peers}); 
const has = c.until(()=>c.group!==null && pointsOf(c.doc("forest")).size>=f.pointIds.length, 20000, "points");
await c.begin(); const t1=performance.now(); await c.join(link); const t2=performance.now(); await has;
console.log("ours", performance.now()-t, "start", t1-t, "join", t2-t1, c.warnings, a.warnings);
const e = smallEdits(f.pointIds,1000,"z"+i);
const s=performance.now();
for (const [p,ti] of e) pointsOf(a.doc("forest")).get(p)!.set("title",ti);
const s1=performance.now();
await c.until(()=>pointsOf(c.doc("forest")).get(e.at(-1)![0])!.get("title")===e.at(-1)![1],8000,"edits").catch(x=>{console.log(String(x), c.warnings.slice(0,9), a.warnings.slice(0,9), e.filter(([p,t])=>pointsOf(c.doc("forest")).get(p)!.get("title")===t).length)});
console.log("edits", performance.now()-s, "handed in", s1-s, a.state?.members.length, c.routeTo(a));
await c.dispose();
}
await a.dispose(); await b.remove(); process.exit(0);
