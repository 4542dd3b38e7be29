import { isDeepStrictEqual } from 'node:util'
import type { Model } from './index.ts'
import type { EgressRule, IngressRule, SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'

/** The rules of a group that has none yet. */
export function noRulesOf(group: SecurityGroupModel): SecurityGroupRulesModel {
  return { kind: 'security-group-rules', id: group.id, group, ingress: [], egress: [] }
}

/** Whether both are rules of one group: different parts of a program may each give it some. */
export function areOfOneGroup(model: Model, known: Model): boolean {
  if (model.kind !== 'security-group-rules' || known.kind !== 'security-group-rules') return false
  return isDeepStrictEqual(model.group, known.group)
}

/** The rules of both together, where these are of one group and `known` lacks some. */
export function joined(model: Model, known: Model): SecurityGroupRulesModel | undefined {
  if (model.kind !== 'security-group-rules' || known.kind !== 'security-group-rules') return undefined
  const ingress = model.ingress.filter(rule => !known.ingress.some(other => isSameRule(rule, other)))
  const egress = model.egress.filter(rule => !known.egress.some(other => isSameRule(rule, other)))
  if (ingress.length + egress.length === 0 || !areOfOneGroup(model, known)) return undefined
  return { ...known, ingress: [...known.ingress, ...ingress], egress: [...known.egress, ...egress] }
}

/** Whether both let the same through, in whatever words. */
export function isSameRule<Rule extends IngressRule | EgressRule>(rule: Rule, other: Rule): boolean {
  return isDeepStrictEqual({ ...rule, description: '' }, { ...other, description: '' })
}
