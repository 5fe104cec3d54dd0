import { err, ok, type Result } from '../lib/result';
import { sameValue } from '../lib/same';
import { normalizeText } from '../lib/text';
import type { Assessment } from './assessment';
import type { Draft } from './draft';
import { planItemSchema, type PlanItem } from './plan';
import type { RecordPatch } from './patch';
import type { RubricTree } from './rubric-tree';
import { studioSchema, type Studio } from './studio';

export type PlanCommand =
  | { readonly type: 'changeStudio'; readonly studio: Studio }
  /** Adds what a scenario assumes to the plan; rows that the plan has already for this scenario are replaced. */
  | { readonly type: 'promoteScenario'; readonly name: string; readonly items: readonly PlanItem[] }
  | { readonly type: 'savePlanItem'; readonly item: PlanItem }
  | { readonly type: 'deletePlanItem'; readonly id: string };

export type PlanRefusal = {
  readonly reason: 'studioInvalid' | 'planItemInvalid' | 'planItemGone';
};

export function planChange(assessment: Assessment, tree: RubricTree, command: PlanCommand): Result<Draft, PlanRefusal> {
  switch (command.type) {
    case 'changeStudio': {
      const { studio: before } = assessment;
      const wire = studioSchema.safeEncode(command.studio);
      if (!wire.success) return err({ reason: 'studioInvalid' });
      const after = studioSchema.decode(wire.data);
      return ok({
        patches: sameValue(before, after) ? [] : [{ kind: 'studio', before, after }],
        label: { type: 'changeStudio' },
      });
    }
    case 'promoteScenario': {
      const patches: RecordPatch[] = [];
      let added = 0;
      for (const item of command.items) {
        const known = assessment.plan.find(
          ({ code, scenarioName }) => code === item.code && scenarioName === command.name,
        );
        // A new item never takes the place of one that promises something else.
        if (!known && assessment.plan.some(({ id }) => id === item.id)) return err({ reason: 'planItemInvalid' });
        const tidied = tidy(known ? { ...known, ...promised(item) } : { ...item, scenarioName: command.name }, tree);
        if (!tidied) return err({ reason: 'planItemInvalid' });
        patches.push(...recordPatch(assessment.plan, tidied, added));
        if (!known) added += 1;
      }
      return ok({ patches, label: { type: 'promoteScenario', name: command.name, count: command.items.length } });
    }
    case 'savePlanItem': {
      const item = tidy(command.item, tree);
      if (!item) return err({ reason: 'planItemInvalid' });
      return ok({
        patches: recordPatch(assessment.plan, item, 0),
        label: { type: 'savePlanItem', name: item.code, count: 1 },
      });
    }
    case 'deletePlanItem': {
      const position = assessment.plan.findIndex(({ id }) => id === command.id);
      const before = assessment.plan[position];
      if (!before) return err({ reason: 'planItemGone' });
      return ok({
        patches: [{ kind: 'planItem', id: before.id, position, before, after: null }],
        label: { type: 'deletePlanItem', name: before.code, count: 1 },
      });
    }
  }
}

/** Promoting again renews what is promised and leaves what people wrote. */
const promised = ({ fromScore, targetScore, effortDays }: PlanItem) => ({ fromScore, targetScore, effortDays });

/** The item as a file would give it back, `null` where no file takes it or the rubric does not bear it out. */
function tidy(item: PlanItem, tree: RubricTree): PlanItem | null {
  const node = tree.nodeByCode.get(item.code);
  if (node?.scored !== true || item.targetScore > node.maxPoints) return null;
  const clean = (value: string): string => normalizeText(value).trim();
  const [cause, remedy, owner] = [clean(item.cause), clean(item.remedy), clean(item.owner)];
  const wire = planItemSchema.safeEncode({ ...item, cause, remedy, owner });
  return wire.success ? planItemSchema.decode(wire.data) : null;
}

function recordPatch(plan: readonly PlanItem[], after: PlanItem, added: number): readonly RecordPatch[] {
  const known = plan.findIndex(({ id }) => id === after.id);
  const before = plan[known] ?? null;
  if (sameValue(before, after)) return [];
  return [{ kind: 'planItem', id: after.id, position: known >= 0 ? known : plan.length + added, before, after }];
}
