import type { Model } from '../model/index.ts'
import { sharedRoutes } from '../model/shared-route.ts'
import { ELB, type RuleFamily } from './rule.ts'

const docs = `${ELB}/application/rule-action-types.html#forward-actions`
const GROUPS_PER_RULE = 5

/** What services that share a route are together. */
export const sharedRouteRules: RuleFamily<readonly Model[]> = {
  docs,
  codes: ['LS-FWD-01', 'LS-FWD-02'],
  check(resources, report) {
    for (const { id, shares, stickinessSeconds } of sharedRoutes(resources)) {
      const path = ['listener-rule', id]
      if (shares.length > GROUPS_PER_RULE) {
        const message = `${shares.length} target groups share a route; a rule of AWS has at most ${GROUPS_PER_RULE}`
        report({ code: 'LS-FWD-01', path, message, hint: 'give some of them a route of their own', docs })
      }
      if (shares.every(({ weight }) => weight === 0)) {
        const message = 'All weights of a route are 0'
        report({ code: 'LS-FWD-01', severity: 'warning', path, message, hint: 'give one of them another weight', docs })
      }
      const sticky = shares.find(({ targetGroup }) => targetGroup.attributes?.['stickiness.enabled'] === 'true')
      if (!sticky || shares.length === 1 || stickinessSeconds !== undefined) continue
      // The words are those of https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2734
      const message = `Target group ${sticky.targetGroup.id} appears behind a rule with group stickiness disabled. You must enable group stickiness before enabling target stickiness`
      report({ code: 'LS-FWD-02', path, message, hint: 'call .targetGroupStickiness(seconds) on the route', docs })
    }
  },
}
