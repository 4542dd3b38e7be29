import type { Action, Rule } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { type ListenerRuleModel, ofRouteOn, type RouteTransform } from '../../../model/listener-rule.ts'
import type { Tags } from '../../../model/resource.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { unlessNotThere } from '../../graph/not-there.ts'
import { comparedTags, creationTags, desiredTags, HASH, keyOf, ownerOf } from '../../ownership.ts'
import { changedFields } from '../../planning/diff.ts'
import { stackTags } from '../../stack-tags.ts'
import { elbv2Orphans, loadBalancerOf } from '../elbv2-orphans.ts'
import { elbv2Tags } from '../elbv2-tags.ts'
import type { BackStep, Found, Live, ManagedHandler } from '../handler.ts'
import { ignoredOfPair } from '../ignored-drift.ts'
import { type CanonicalAction, canonicalAction, defaultAction } from '../listener/default-action.ts'
import { readRules } from '../listener/listeners.ts'
import { isLoadBalancerName } from '../load-balancer/load-balancer-name.ts'
import { repeatable } from '../repeatable.ts'
import { serviceOfPart } from '../service-of-part.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import { isTargetGroupName } from '../target-group/target-group-name.ts'
import { foreseenAmong, foreseenOfNumber, priorityFor, whyInPlace } from './foreign-listener.ts'
import { actionsOf, type CanonicalCheck, canonicalCheck, clientSecretOf, wantedCheck } from './rule-check.ts'
import { conditionInput, conditionsOf, liveConditions, type RuleConditions } from './rule-conditions.ts'
import { finishWaiting, goesOnWaiting, noteWaiting, numberBehind, rulesBefore, wouldSilence } from './rule-entry.ts'
import { liveTargets, targetsOf, wantedTargets } from './rule-groups.ts'
import { isSame } from './rule-overlap.ts'
import { rulePriority, rulesAndPlaces, setPriorities } from './rule-priority.ts'
import { sharesMeanwhile } from './rule-shares.ts'
import { endingSwitch, finishSwitch, noteShares, noteSwitch, switching } from './rule-switch.ts'
import { liveStickiness, type RuleTarget, ruleTargets } from './rule-targets.ts'
import { liveTransforms, transformInput, wantedTransforms } from './rule-transforms.ts'
import { silentPair } from './silent-pair.ts'
import { ruleOf } from './tagged-rules.ts'
import { uncovered } from './uncovered-hosts.ts'

export interface ListenerRuleProps {
  readonly listenerArn: string
  readonly priority: number
  readonly conditions: RuleConditions
  /** What requests must pass first. */
  readonly check: CanonicalCheck
  /** Where requests go; two groups, where ECS moves traffic between them. None where the load balancer answers itself. */
  readonly targetGroups: readonly RuleTarget[]
  /** What it answers; empty where requests go to target groups. */
  readonly answer: CanonicalAnswer
  /** For how long a client stays with a group; 0: not at all. Of a pair, what others have set stays. */
  readonly stickinessSeconds: number
  readonly transforms: readonly RouteTransform[]
  /** What the stack had before, asks for the same, and comes first. */
  readonly behind: readonly string[]
  readonly tags: Tags
}

/** What ModifyRule sets together. */
const OF_ACTIONS = ['targetGroups', 'answer', 'check', 'stickinessSeconds']

type CanonicalAnswer = CanonicalAction | Readonly<Record<string, never>>

export const listenerRule: ManagedHandler<'listener-rule', ListenerRuleProps> = {
  turn: 'part',
  holdsData: false,
  uniqueName: ({ id }) => id,
  partOf: id => (ofRouteOn(id) === undefined ? serviceOfPart(id) : `listener-rule/${id}`),
  identity: ({ arn }) => arn,
  orphans: elbv2Orphans('listener-rule', /:listener-rule\//, async (arn, { aws }) => {
    const answer = await unlessRefused(aws.elbv2('DescribeRules', { RuleArns: [arn] }), 'RuleNotFoundException')
    const rule = answer?.Rules?.[0]
    if (!rule || rule.IsDefault) return undefined
    const groups = ruleTargets(rule.Actions).map(({ arn: group }) => group.split('/')[1] ?? '')
    return { name: [loadBalancerOf(arn), ...groups].join(' '), outputs: { arn } }
  }),
  isNamed(name, id, { stack }) {
    const [liveName = '', ...groups] = name.split(' ')
    // An id that did not fit into a tag has lost what follows the service.
    const loadBalancer = ofRouteOn(id) ?? id.split(':')[1]
    // One that was found by its tags has any name.
    const isSaid = loadBalancer !== undefined && !loadBalancer.includes('=')
    if (isSaid && !isLoadBalancerName(liveName, loadBalancer)) return false
    return groups.every(group => isTargetGroupName(group, stack.name))
  },
  back: { refuses: whyNotBack },
  immutable: ['listenerArn'],

  desired: (model, refs, context, live) => ({
    listenerArn: refs(model.listener).arn,
    priority: rulePriority(model, context.models),
    conditions: conditionsOf(model),
    check: wantedCheck(model),
    targetGroups: wantedTargets(model, refs, live?.targetGroups),
    answer: model.answer ? defaultAction(model.answer) : {},
    stickinessSeconds: model.stickinessSeconds ?? 0,
    transforms: wantedTransforms(model),
    behind: [],
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, refs, context) {
    const listenerArn = refs(model.listener).arn
    const found = await ruleOf(listenerArn, model, context)
    if (!found) return undefined
    const priority = Number(found.Priority)
    const wanted = rulePriority(model, context.models)
    const because = priority === wanted ? undefined : await whyInPlace(priority, listenerArn, model, context)
    return {
      outputs: { arn: found.RuleArn ?? '' },
      props: {
        listenerArn,
        priority: because ? wanted : priority,
        conditions: liveConditions(found),
        check: canonicalCheck(found.Actions, found.tags[HASH]),
        targetGroups: liveTargets(
          found.Actions,
          unlessNotThere(() => targetsOf(model, refs)),
        ),
        answer: liveAnswer(found.Actions),
        stickinessSeconds: model.alternate && model.stickinessSeconds === undefined ? 0 : liveStickiness(found.Actions),
        transforms: liveTransforms(found.Transforms),
        behind: await lostInFront(found, listenerArn, model, context),
        tags: comparedTags(found.tags),
      },
      owner: ownerOf(found.tags),
      ignored: [
        ...ignoredOfPair(found.Actions, model, refs),
        ...(because ? [{ path: 'priority', from: priority, to: wanted, because }] : []),
      ],
    }
  },

  async foresee(model, live: Live<'listener-rule', ListenerRuleProps> | undefined, actions, context) {
    const listenerArn = actions.get(keyOf(model.listener))?.live?.outputs
    const notes = [
      ...(model.listener.existing ? [] : uncovered(model, actions)),
      ...silentPair(model, model, live?.props.targetGroups ?? [], actions),
    ]
    const isAsked = Boolean(model.listener.existing) || model.priority !== undefined
    if (!isAsked || !listenerArn || !('arn' in listenerArn)) return { notes }
    const among = await rulesAndPlaces(listenerArn.arn, model, context)
    const { problems = [], notes: more = [] } = model.listener.existing ? foreseenAmong(live, model, among) : {}
    if (model.priority === undefined) return { problems, notes: [...notes, ...more] }
    const number = foreseenOfNumber(model, among)
    return { problems: [...problems, ...(number.problems ?? [])], notes: [...notes, ...more, ...(number.notes ?? [])] }
  },

  async create(desired, model, context) {
    const { listenerArn } = desired
    const createAt = async (Priority: number): Promise<string> => {
      const { Rules: [created] = [] } = await context.aws.elbv2('CreateRule', {
        ListenerArn: listenerArn,
        Priority,
        Conditions: conditionInput(model),
        Actions: actionsOf(model, desired.targetGroups, false),
        ...(model.transforms && { Transforms: transformInput(model) }),
        Tags: toTagList(creationTags(desired, clientSecretOf(model))),
      })
      return created?.RuleArn ?? ''
    }
    const priority = model.listener.existing ? await priorityFor(listenerArn, model, context) : desired.priority
    if (await wouldSilence({ ...desired, priority }, model, context)) {
      const rule = { arn: await createBehind(desired, createAt, model, context) }
      noteWaiting(rule, listenerArn)
      return rule
    }
    const arn = await repeatable(
      'PriorityInUseException',
      () => createAt(priority),
      async () => {
        const ours = await ruleOf(listenerArn, model, context)
        if (ours) return ours.RuleArn
        // A rule of ours can be where this one has to go now.
        const { place = priority } = await setPriorities(listenerArn, model, context)
        return createAt(place)
      },
    )
    return { arn }
  },

  async update(desired, live, changed, model, context) {
    const { arn } = live.outputs
    const { targetGroups, listenerArn } = desired
    // Actions that are right are left out: ECS may be moving traffic by them.
    const newSecret = desired.check.secret !== live.props.check.secret
    const rest = {
      Conditions: conditionInput(model),
      // Those that are left out stay, and only one of these can be said.
      ...(changed.has('transforms') &&
        (model.transforms ? { Transforms: transformInput(model) } : { ResetTransforms: true })),
    }
    if (OF_ACTIONS.some(field => changed.has(field))) {
      // Between a pair that takes turns, ECS moves the traffic itself.
      const serving = changed.has('targetGroups') ? targetGroups : live.props.targetGroups
      const moving =
        model.alternate || !changed.has('targetGroups')
          ? undefined
          : model.shares
            ? await sharesMeanwhile(live.props.targetGroups, targetGroups, model, context)
            : await switching(live.props.targetGroups, targetGroups[0]?.arn, model, context)
      const Actions = actionsOf(model, moving ?? serving, !newSecret)
      const ResourceArns = [arn]
      const secret = newSecret ? clientSecretOf(model) : undefined
      // While it changes there is no hash, so that an interruption leaves none that is wrong.
      if (secret) await context.aws.elbv2('RemoveTags', { ResourceArns, TagKeys: [HASH] })
      await context.aws.elbv2('ModifyRule', { RuleArn: arn, ...rest, Actions })
      if (moving && model.shares) noteShares(live.outputs, targetGroups, model, context)
      else if (moving) noteSwitch(live.outputs, moving, model, context)
      if (secret) await context.aws.elbv2('AddTags', { ResourceArns, Tags: toTagList({ [HASH]: hashOf(secret) }) })
    } else if (changed.has('conditions') || changed.has('transforms')) {
      await context.aws.elbv2('ModifyRule', { RuleArn: arn, ...rest })
    }
    if (changed.has('priority') || changed.has('behind')) {
      const waits = await goesOnWaiting(live.outputs, listenerArn, model, context)
      if (waits || !(await setPriorities(listenerArn, model, context)).isPlaced) noteWaiting(live.outputs, listenerArn)
    }
    if (changed.has('tags')) await setTags.elbv2(arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async settle(outputs, model, context, run) {
    await finishSwitch(outputs, model, context, run)
    await finishWaiting(outputs, model, context, run)
  },

  retire: ({ targetGroups }, { outputs }, context, model) => endingSwitch(outputs, targetGroups, model, context),

  async remove({ arn }, { aws }) {
    await unlessRefused(aws.elbv2('DeleteRule', { RuleArn: arn }), 'RuleNotFoundException')
  },
}

/** Of a rule that stays where it is, where it sends goes back. ECS itself moves requests within a pair. */
function whyNotBack({ changes, model }: BackStep<'listener-rule'>, lost: readonly Found[]): string | undefined {
  if (lost.some(({ kind }) => kind === 'listener-rule'))
    return 'rules that the program no longer has make way for others, and do not go back to their numbers'
  const fields = changedFields(changes)
  const others = [...fields].filter(field => field !== 'targetGroups' && field !== 'tags')
  if (others.length > 0) return `its ${others.join(', ')} cannot be set back`
  const isShared = model.alternate !== undefined || model.shares !== undefined
  return isShared && fields.has('targetGroups') ? 'requests are shared between its target groups' : undefined
}

/** Makes a rule behind all others, unless another run has done so meanwhile; it may also take the same number. */
async function createBehind(
  { listenerArn, conditions }: ListenerRuleProps,
  createAt: (priority: number) => Promise<string>,
  model: ListenerRuleModel,
  context: Context,
): Promise<string> {
  const attempt = async (): Promise<string> => {
    const rules = await readRules(listenerArn, context)
    const isThere = rules.some(rule => isSame(liveConditions(rule), conditions))
    const ours = isThere ? await ruleOf(listenerArn, model, context) : undefined
    return ours?.RuleArn ?? createAt(numberBehind(rules, model, context))
  }
  return repeatable('PriorityInUseException', attempt, attempt)
}

/** What the program has lost and would hide a rule: it asks for what this one is to ask for, and comes first. */
async function lostInFront(
  found: Rule,
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<readonly string[]> {
  const asked = conditionsOf(model)
  const same = (await rulesBefore(listenerArn, context)).filter(
    rule => Number(rule.Priority) < Number(found.Priority) && isSame(liveConditions(rule), asked),
  )
  const owners = await Promise.all(
    same.map(async ({ RuleArn = '' }) =>
      ownerOf((await stackTags(context)).get(RuleArn) ?? (await elbv2Tags(RuleArn, context))),
    ),
  )
  return owners.flatMap(owner =>
    owner?.stack === context.stack.name && !context.models.some(model => keyOf(model) === owner.id) ? [owner.id] : [],
  )
}

function liveAnswer(actions: readonly Action[] = []): CanonicalAnswer {
  const answers = actions.filter(({ Type = '' }) => Type === 'redirect' || Type === 'fixed-response')
  return answers.length > 0 ? canonicalAction(answers) : {}
}
