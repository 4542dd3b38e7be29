import * as z from 'zod/mini'
import { duplicateOf } from '../model/duplicates.ts'
import { derivedFrom, isModel, type Model, partsOf } from '../model/index.ts'
import { type ListenerRuleModel, matchedBy } from '../model/listener-rule.ts'
import { awaitedBeyond, circleOf } from '../model/service-order.ts'
import { joinedRoute } from '../model/shared-route.ts'
import type { StackModel } from '../model/stack.ts'
import { connectNameRules } from './connect-names.ts'
import { checkFields, matching } from './fields.ts'
import { physicalNameRules } from './physical-names.ts'
import { policyRules } from './policies.ts'
import { quotaRules } from './quotas.ts'
import { quoted } from './quoted.ts'
import { recordsTogetherRules } from './records-together.ts'
import { ELB, type Report, type RuleFamily } from './rule.ts'
import { sharedRouteRules } from './shared-routes.ts'
import { checkTags } from './tags.ts'

/** What the compiler says of a second output of one name. */
export const OUTPUT_TWICE = 'There is an output "{name}" already'

const docs = `${ELB}/application/listener-rules.html`

const FIELDS = {
  name: {
    code: 'STK-NAM-01',
    accepts: matching(() => z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/))),
    expected: '1 to 32 letters, digits and hyphens, starting with a letter',
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  permissionsBoundary: {
    code: 'STK-BND-01',
    accepts: matching(() =>
      z.string().check(z.regex(/^(arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/)?([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/)),
    ),
    expected: 'the name of a managed policy, with its path, or arn:aws:iam::<account>:policy/<name>',
  },
}

/** Rules about all resources of a stack together. */
export const resourceRules: readonly RuleFamily<readonly Model[]>[] = [
  quotaRules,
  policyRules,
  connectNameRules,
  physicalNameRules,
  sharedRouteRules,
  recordsTogetherRules,
]

export const stackRules: RuleFamily<Pick<StackModel, 'name' | 'tags' | 'roots' | 'permissionsBoundary' | 'outputs'>> = {
  codes: ['STK-NAM-01', 'STK-BND-01', 'STK-DUP-01', 'STK-RTE-01', 'RL-PRI-01', 'STK-ORD-01', 'TD-TAG-01'],
  check(stack, report) {
    checkFields(stack, FIELDS, report)
    checkTags(stack.tags, report)
    checkOutputs(Object.keys(stack.outputs ?? {}), report)
    const resources = resourcesOf([stack.roots, stack.outputs])
    checkDuplicates(resources, report)
    checkRoutes(resources, report)
    checkPriorities(resources, report)
    const circle = circleOf(resources)
    if (circle) report(circle)
    for (const rules of resourceRules) rules.check(resources, report)
  },
}

/** Every resource that these reach, each object once. */
export function resourcesOf(roots: readonly unknown[]): Model[] {
  const seen = new Set<unknown>()
  const found: Model[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (isModel(value)) {
      found.push(value)
      derivedFrom(value).forEach(visit)
    }
    partsOf(value).forEach(visit)
  }
  roots.forEach(visit)
  for (let beyond = awaitedBeyond(found); beyond.length > 0; beyond = awaitedBeyond(found)) beyond.forEach(visit)
  return found
}

function checkOutputs(names: readonly string[], report: Report): void {
  for (const name of names) {
    if (/^[A-Za-z][\w.-]{0,254}$/.test(name)) continue
    const message = `${quoted(name)} is not the name of an output`
    const hint = 'use a letter, then up to 254 letters, digits, ".", "_" and "-"'
    report({ code: 'STK-NAM-01', path: ['outputs', name], message, hint })
  }
}

function checkDuplicates(resources: readonly Model[], report: Report): void {
  const known = new Map<string, Model>()
  for (const resource of resources) {
    const key = `${resource.kind}/${resource.id}`
    const other = known.get(key)
    known.set(key, (other && joinedRoute(resource, other)) ?? other ?? resource)
    const duplicate = other && duplicateOf(resource, other)
    if (duplicate) report(duplicate)
  }
}

function checkRoutes(resources: readonly Model[], report: Report): void {
  const tests = new Set(
    resources.flatMap(model => (model.kind === 'service' ? model.targets.map(({ shift }) => shift?.testRule?.id) : [])),
  )
  const known = new Map<string, ListenerRuleModel>()
  for (const rule of resources) {
    if (rule.kind !== 'listener-rule') continue
    const key = JSON.stringify([rule.listener.id, ...matchedBy(rule)])
    const other = known.get(key)
    known.set(key, other ?? rule)
    if (other === undefined || other.id === rule.id) continue
    const test = tests.has(rule.id) !== tests.has(other.id)
    const [own, others] = [rule, other].map(each => each.targetGroup?.id)
    if (own !== undefined && own === others && !test) continue
    const path = ['listener-rule', rule.id]
    const message =
      own === undefined || others === undefined
        ? `Listener ${rule.listener.id} has two rules with the same hosts, paths and other conditions, ${other.id} and ${rule.id}: one of them gets no requests`
        : test
          ? `The test route of target group ${own} is the route of ${others}: its new version would get requests before it has passed`
          : `Target groups ${others} and ${own} have the same hosts, paths and other conditions: one of them gets no requests`
    const hint = test
      ? 'give the test route another host or path'
      : 'give one of them another host or path; or each service a weight, if they are to share the route'
    report({ code: 'STK-RTE-01', path, message, hint, docs })
  }
}

function checkPriorities(resources: readonly Model[], report: Report): void {
  const known = new Map<string, ListenerRuleModel>()
  for (const rule of resources) {
    if (rule.kind !== 'listener-rule' || rule.priority === undefined) continue
    const key = `${rule.listener.id} ${rule.priority}`
    const other = known.get(key)
    known.set(key, other ?? rule)
    if (other === undefined || other.id === rule.id) continue
    const message = `Rules ${other.id} and ${rule.id} of listener ${rule.listener.id} both have priority ${rule.priority}`
    const hint = 'give one of them another number, or none'
    report({ code: 'RL-PRI-01', path: ['listener-rule', rule.id], message, hint, docs })
  }
}
