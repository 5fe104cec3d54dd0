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
      const { studio: after } = command;
      if (!studioSchema.safeEncode(after).success) return err({ reason: 'studioInvalid' });
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
        const tidied = tidy(known ? { ...known, ...promised(item) } : item);
        if (!fits(tidied, tree)) return err({ reason: 'planItemInvalid' });
        patches.push(...recordPatch(assessment.plan, tidied, added));
        if (!known) added += 1;
      }
      return ok({ patches, label: { type: 'promoteScenario', name: command.name, count: command.items.length } });
    }
    case 'savePlanItem': {
      const item = tidy(command.item);
      if (!fits(item, tree)) return err({ reason: 'planItemInvalid' });
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

function tidy(item: PlanItem): PlanItem {
  const clean = (value: string): string => normalizeText(value).trim();
  return { ...item, cause: clean(item.cause), remedy: clean(item.remedy), owner: clean(item.owner) };
}

function fits(item: PlanItem, tree: RubricTree): boolean {
  const node = tree.nodeByCode.get(item.code);
  const wire = planItemSchema.safeEncode(item);
  return node?.scored === true && item.targetScore <= node.maxPoints && wire.success;
}

function recordPatch(plan: readonly PlanItem[], after: PlanItem, added: number): readonly RecordPatch[] {
  const known = plan.findIndex(({ id }) => id === after.id);
  const before = plan[known] ?? null;
  if (sameValue(before, after)) return [];
  return [{ kind: 'planItem', id: after.id, position: known >= 0 ? known : plan.length + added, before, after }];
}
