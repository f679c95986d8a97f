/** Divides `budget` among demands: small ones are met whole, large ones share evenly what is left. */
export function fairShares(demands: readonly number[], budget: number): number[] {
  const shares = demands.map(() => 0);
  const order = demands.map((demand, index) => ({ demand, index })).sort((a, b) => a.demand - b.demand || a.index - b.index);
  let left = budget;
  order.forEach(({ demand, index }, done) => {
    const share = Math.min(demand, Math.floor(left / (order.length - done)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
