import * as z from 'zod/mini'
import type { RawSecurityGroupSettings } from '../model/raw-settings.ts'
import type { RuleTraffic, SecurityGroupRulesModel } from '../model/security-group.ts'
import { apiRules } from './api/problems.ts'
import { checkFields, matching } from './fields.ts'
import { quoted } from './quoted.ts'
import { checkRaw } from './raw-kind.ts'
import { RAW_SECURITY_GROUP } from './raw-security-group.ts'
import type { Report, RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

/** What the compiler and the run time say of a missing part. */
export const SECURITY_GROUP_INCOMPLETE = 'This security group is incomplete: call .network()'

export const NO_PEER = '"{peer}" is neither a range of addresses nor a prefix list'
export const NO_GROUP_OF_ITS_OWN = 'The tasks of service {service} have no security group that could be let through'

const EC2 = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'
const docs = `${EC2}/API_IpPermission.html`

const MOST_RULES = 60
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html (GroupDescription)
const DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/

const FIELDS = {
  id: {
    code: 'AUX-SG-01',
    accepts: matching(() => z.string().check(z.regex(/^(?!sg-)[a-z0-9][a-z0-9_-]{0,99}$/i))),
    expected: '1 to 100 letters, digits, hyphens and underscores, not starting with "sg-"',
    docs: `${EC2}/API_CreateSecurityGroup.html`,
  },
}

/** A security group and its rules as the rules about them read it. */
export interface SecurityGroupDraft extends Pick<SecurityGroupRulesModel, 'id' | 'ingress' | 'egress'> {
  readonly existing: boolean
  readonly networked: boolean
  /** Of one that is looked up by its id. */
  readonly groupId?: string
  readonly raw?: RawSecurityGroupSettings | undefined
  readonly tags: Readonly<Record<string, string>>
}

export const groupRules: RuleFamily<SecurityGroupDraft> = {
  codes: [
    ...['AUX-SG-01', 'AUX-SG-02', 'SGR-SRC-01', 'SGR-PRO-01', 'SGR-DSC-01', 'SGR-LIM-01', 'TD-TAG-01'],
    ...apiRules.codes,
  ],
  docs,
  check(group, report) {
    const { existing, networked, ingress, egress, groupId } = group
    if (!existing) checkFields(group, FIELDS, report)
    if (groupId !== undefined && !/^sg-\w+$/.test(groupId)) {
      const message = `${quoted(groupId)} is not the id of a security group`
      report({ code: 'AUX-SG-01', path: ['id'], message, hint: 'use an id like sg-0a1b2c3d, or { name }', docs })
    }
    if (!existing && !networked) {
      report({ code: 'AUX-SG-01', path: ['network'], message: SECURITY_GROUP_INCOMPLETE, docs })
    }
    checkTags(group.tags, report)
    checkRaw(RAW_SECURITY_GROUP, group.raw, report)
    const { Description } = group.raw ?? {}
    if (typeof Description === 'string' && !DESCRIPTION.test(Description)) {
      const message = `The description ${quoted(Description)} is not one that EC2 takes`
      const hint = 'use up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*'
      report({ code: 'SGR-DSC-01', path: ['Description'], message, hint, docs: `${EC2}/API_CreateSecurityGroup.html` })
    }
    checkTraffic(ingress, ['ingress'], report)
    checkTraffic(egress, ['egress'], report)
  },
}

/** Checks what rules let through. */
export function checkTraffic(rules: readonly RuleTraffic[], path: readonly string[], report: Report): void {
  if (rules.length > MOST_RULES) {
    const message = `${rules.length} rules are more than the ${MOST_RULES} that a security group has room for`
    const hint = 'use ranges of ports or of addresses, or raise the quota and switch this rule off'
    report({ code: 'SGR-LIM-01', severity: 'warning', path, message, hint, docs })
  }
  for (const [at, { protocol = 'tcp', fromPort, toPort, description }] of rules.entries()) {
    const here = [...path, at]
    if (!/^[a-zA-Z0-9. _\-:/()#,@[\]+=;{}!$*]{0,255}$/.test(description)) {
      const message = `The description ${quoted(description)} is not one that EC2 takes`
      const hint = 'use up to 255 letters, digits, spaces and ._-:/()#,@[]+=;{}!$*'
      report({ code: 'SGR-DSC-01', path: here, message, hint, docs })
    }
    if (protocol !== 'tcp' && protocol !== 'udp') {
      if (protocol === '-1' || (fromPort === -1 && toPort === -1)) continue
      const hint = "give 'all' instead of ports"
      report({ code: 'SGR-PRO-01', path: here, message: `Protocol ${protocol} has no ports`, hint, docs })
      continue
    }
    if (isPort(fromPort) && isPort(toPort) && fromPort <= toPort) continue
    const message = `Ports ${fromPort} to ${toPort} are not a range of ports`
    report({ code: 'AUX-SG-02', path: here, message, hint: 'use whole numbers from 0 to 65535, the lower first', docs })
  }
}

const isPort = (port: number | undefined): port is number =>
  port !== undefined && Number.isInteger(port) && port >= 0 && port <= 65535
