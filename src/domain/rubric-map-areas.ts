import type { RubricLink, RubricMap } from './rubric-map';
import type { RubricTree } from './rubric-tree';

/**
 * Says of a link which area of the later rubric it belongs to: that of its rows there; `null` where
 * they stand in several. A dropped row has none and belongs where most points of its area went, of
 * equals to the first; `null` when nothing of that area went anywhere.
 */
export function areaFinder(map: RubricMap, from: RubricTree, to: RubricTree): (link: RubricLink) => string | null {
  const areaOfRows = (codes: readonly string[], tree: RubricTree): string | null => {
    const areas = new Set(codes.map((code) => tree.nodeByCode.get(code)?.areaCode ?? null));
    const [area = null] = areas;
    return areas.size === 1 ? area : null;
  };
  const pointsByAreas = new Map<string, Map<string, number>>();
  for (const link of map) {
    const area = areaOfRows(link.to, to);
    if (area === null) continue;
    for (const code of link.from) {
      const node = from.nodeByCode.get(code);
      if (!node) continue;
      const pointsByArea = pointsByAreas.get(node.areaCode) ?? new Map<string, number>();
      pointsByArea.set(area, (pointsByArea.get(area) ?? 0) + node.maxPoints);
      pointsByAreas.set(node.areaCode, pointsByArea);
    }
  }
  const successorOf = (area: string): string | null => {
    const pointsByArea = pointsByAreas.get(area);
    let [found, most]: [string | null, number] = [null, -1];
    for (const { code } of to.areas) {
      const points = pointsByArea?.get(code) ?? -1;
      if (points > most) [found, most] = [code, points];
    }
    return found;
  };
  return ({ from: rowsFrom, to: rowsTo }) => {
    if (rowsTo.length > 0) return areaOfRows(rowsTo, to);
    const area = areaOfRows(rowsFrom, from);
    return area === null ? null : successorOf(area);
  };
}
