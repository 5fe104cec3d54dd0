import type { Scenario } from '../../../domain/assessment';
import { rebased, scenarioIssues } from '../../../domain/scenario';
import type { Variant } from '../../../state/studio.svelte';
import type { UiContext } from '../../context';
import { describeCommandRefusal } from '../../describe';
import { download } from '../../download';
import { describeRunRefusal } from '../../rounds/refusal';
import type { StudioUi } from '../context';
import { freeName } from '../free-name';
import type { CardAction } from './card-actions';
import { plannable } from './promote';
import { scenarioFileName } from './share';

/** A scenario on the desk, with what it comes to. */
export interface Card {
  readonly scenario: Scenario;
  readonly variant: Variant;
}

/** What is asked before something is done with a scenario. */
export type Question = 'apply' | 'merge' | 'promote';

/** What is open on the tab of scenarios, and what is done with one of them. */
export class ScenarioDesk {
  readonly #at: StudioUi;
  readonly #ui: UiContext;
  creating = $state(false);
  /** `nameAsked` counts the times that the name was asked for, so that each takes the keyboard there. */
  editing = $state.raw<{ readonly id: string; readonly nameAsked: number } | null>(null);
  #asked = $state.raw<{ readonly what: Question; readonly id: string } | null>(null);
  /** A scenario file that is being looked at. */
  file = $state.raw<File | null>(null);
  told = $state('');
  alarm = $state<string | null>(null);

  constructor(at: StudioUi, ui: UiContext) {
    this.#at = at;
    this.#ui = ui;
  }

  readonly cards: readonly Card[] = $derived.by(() =>
    this.#at.studio.variants.flatMap((variant) => (variant.scenario ? [{ variant, scenario: variant.scenario }] : [])),
  );

  readonly question: (Card & { readonly what: Question }) | null = $derived.by(() => {
    const asked = this.#asked;
    const card = this.cards.find(({ scenario }) => scenario.id === asked?.id);
    return asked && card ? { what: asked.what, ...card } : null;
  });

  tell(text: string): void {
    this.alarm = null;
    this.told = text;
  }

  closeDialogs(): void {
    this.#asked = null;
    this.file = null;
  }

  toggleEdit(id: string): void {
    this.editing = this.editing?.id === id ? null : { id, nameAsked: 0 };
  }

  tryOut(scenario: Scenario): void {
    this.#at.session.whatIf.load(scenario);
    this.tell(this.#said.told.tried(scenario.name));
  }

  act(action: Exclude<CardAction, 'delete'>, { scenario, variant }: Card): void {
    const said = this.#said;
    this.tell('');
    switch (action) {
      case 'apply':
        if (variant.figures.moves.length === 0) this.tell(said.told.sameAsNow(scenario.name));
        else this.#asked = { what: 'apply', id: scenario.id };
        break;
      case 'promote':
        if (plannable(variant.figures.moves).length === 0) this.tell(said.promote.nothing(scenario.name));
        else this.#asked = { what: 'promote', id: scenario.id };
        break;
      case 'merge':
        this.#asked = { what: 'merge', id: scenario.id };
        break;
      case 'rename':
        this.editing = { id: scenario.id, nameAsked: (this.editing?.nameAsked ?? 0) + 1 };
        break;
      case 'duplicate':
        this.#duplicate(scenario);
        break;
      case 'rebase':
        this.#rebase(scenario);
        break;
      case 'share':
        void this.#share(scenario);
    }
  }

  /** Deletes a scenario; says whether it could. What is based on it keeps its scores. */
  remove(scenario: Scenario): boolean {
    const { session } = this.#at;
    const isThere = (): boolean => session.workbook.document.scenarios.some(({ id }) => id === scenario.id);
    const dependents = session.workbook.document.scenarios.filter(({ basedOn }) => basedOn === scenario.id).length;
    session.deleteScenario(scenario.id);
    if (isThere()) return false; // the status line says why
    if (this.editing?.id === scenario.id) this.editing = null;
    const { deleted, deletedWithDependents } = this.#said.told;
    this.tell(dependents === 0 ? deleted(scenario.name) : deletedWithDependents(scenario.name, dependents));
    return true;
  }

  /** Writes a scenario into the sheet as one step; what was assumed before comes back where that is refused. */
  apply(scenario: Scenario, count: number): void {
    const { session } = this.#at;
    this.closeDialogs();
    const before = session.whatIf.toView();
    session.whatIf.load(scenario);
    session.applyWhatIf(scenario.name);
    const { outcome } = session;
    if (outcome?.kind === 'applied') {
      this.tell(this.#said.told.applied(scenario.name, count));
      return;
    }
    session.whatIf.follow(before);
    session.whatIf.standFor(before.scenarioId);
    const { words, language } = this.#ui;
    this.alarm =
      outcome?.kind === 'refused'
        ? describeCommandRefusal(outcome.refusal, words, language)
        : words.save.reasons.readOnly;
  }

  #duplicate(scenario: Scenario): void {
    const { app } = this.#ui;
    const taken = this.cards.map((card) => card.scenario.name);
    const name = freeName(scenario.name, taken);
    this.#save({ ...scenario, id: app.createId(), name, createdAt: app.now() }, this.#said.told.duplicated(name));
  }

  #rebase(scenario: Scenario): void {
    const { document, tree } = this.#at.session.workbook;
    const next = rebased(document, scenario);
    const left = scenarioIssues(document, tree, next).filter(({ reason }) => reason !== 'locked').length;
    this.#save(next, this.#said.issues.updated(scenario.name, left));
  }

  async #share(scenario: Scenario): Promise<void> {
    const { app, words } = this.#ui;
    const { document, tree } = this.#at.session.workbook;
    const door = await app.loadScenarioFiles().catch(() => null);
    if (!door) {
      this.alarm = words.common.loadFailed;
      return;
    }
    const name = scenarioFileName(scenario.name, this.#said.slope.fileName, document.head.year);
    download(name, [door.serializeScenario(document, tree, scenario)], 'application/json');
    this.tell(this.#said.told.shared(name));
  }

  #save(scenario: Scenario, text: string): void {
    const refusal = describeRunRefusal(this.#at.session.run({ type: 'saveScenario', scenario }), this.#ui);
    if (refusal === null) this.tell(text);
    else this.alarm = refusal;
  }

  get #said() {
    return this.#at.words.scenarios;
  }
}
