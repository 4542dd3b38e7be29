import { describe, expect, it } from 'vitest'
import type { LogGroupModel } from '../../src/model/log-group.ts'
import type { SecurityGroupModel } from '../../src/model/security-group.ts'
import { checkModel } from '../../src/validators/model.ts'

const logGroup = (logGroupName: string, retentionInDays?: number): LogGroupModel => ({
  ...{ kind: 'log-group', id: logGroupName, logGroupName, tags: {} },
  ...(retentionInDays !== undefined && { retentionInDays }),
})
const securityGroup = (description: string, fromPort: number, toPort: number): SecurityGroupModel => ({
  ...{ kind: 'security-group', id: 'web', description, tags: {} },
  network: { kind: 'network', id: 'default', assignPublicIp: true },
  ingress: [{ fromPort, toPort, source: { cidrIpv4: '10.0.0.0/8' }, description: 'inside' }],
})

describe('checkModel', () => {
  it.each([
    ['a log group', logGroup('/ecs/web', 30), []],
    ['a log group named for AWS', logGroup('aws/ecs', 30), ['error AUX-LOG-01']],
    ['a log group with a space', logGroup('a b', 30), ['error AUX-LOG-01']],
    ['an odd retention', logGroup('/ecs/web', 45), ['error AUX-LOG-02']],
    ['logs for ever', logGroup('/ecs/web'), ['warning AUX-LOG-02']],
    ['a security group', securityGroup('web', 80, 81), []],
    ['a description with an umlaut', securityGroup('wéb', 80, 80), ['error AUX-SG-01']],
    ['an empty description', securityGroup('', 80, 80), ['error AUX-SG-01']],
    ['ports the wrong way round', securityGroup('web', 81, 80), ['error AUX-SG-02']],
  ])('judges %s', (_what, model, found) => {
    expect(checkModel(model).map(issue => `${issue.severity} ${issue.code}`)).toEqual(found)
  })

  it('starts the path at the resource', () => {
    expect(checkModel(logGroup('a b', 30))[0]?.path).toEqual(['log-group', 'a b', 'logGroupName'])
  })
})
