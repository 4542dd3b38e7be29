import * as z from 'zod/mini'
import type { SecurityGroupModel } from '../model/security-group.ts'
import { checkFields } from './fields.ts'
import type { RuleFamily } from './rule.ts'

const API = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'

const text = {
  code: 'AUX-SG-01',
  schema: z.string().check(z.regex(/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/)),
  expected: '1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*',
  docs: `${API}/API_CreateSecurityGroup.html`,
}

export const securityGroupRules: RuleFamily<SecurityGroupModel> = {
  codes: ['AUX-SG-01', 'AUX-SG-02'],
  check(group, report) {
    checkFields(group, { description: text }, report)
    for (const [index, rule] of group.ingress.entries()) {
      if (rule.fromPort <= rule.toPort) continue
      const message = `A rule is from port ${rule.fromPort} to port ${rule.toPort}`
      const docs = `${API}/API_IpPermission.html`
      report({ code: 'AUX-SG-02', path: ['ingress', index], message, hint: 'put the lower port first', docs })
    }
  },
}
