import { buildBundles } from "#tests/bench/sync/bundles.ts";
import { sharedForest } from "#tests/bench/sync/forests.ts";
import { startKeeper } from "#tests/bench/sync/benchKeeper.ts";
import { startGroup } from "#tests/bench/sync/groups.ts";
const b = await buildBundles(); const t=performance.now(); const log=(...x:unknown[])=>console.log(Math.round(performance.now()-t),...x);
const k = await startKeeper(b.keeper); log("keeper", k.address);
const ds = await startGroup(sharedForest(), {bundle:b.peers, names:["zhou","lin"], lanIsOff:true}); log("group");
const [f] = ds;
log(await f.call("setKeeper",{groupId:f.groupId,address:k.address,isAdded:true}));
for (let i=0;i<8;i++){ await new Promise(r=>setTimeout(r,1000)); for (const d of ds) log(d.parts.name, JSON.stringify(d.state?.keepers), d.warnings.slice(-3)); }
for (const d of ds) { log("stop"); await d.call("stop",null); log("stopped"); await d.kill(); }
for (const d of ds) await d.begin(); log("begun");
for (let i=0;i<8;i++){ await new Promise(r=>setTimeout(r,1000)); for (const d of ds) log(d.parts.name, JSON.stringify(d.state?.keepers), ds.map(o=>d.routeTo(o)), d.warnings.slice(-3)); }
await k.end(); for (const d of ds) await d.dispose(); await b.remove(); process.exit(0);
