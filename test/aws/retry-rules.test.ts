import { describe, expect, it } from 'vitest'
import { ruleFor } from '../../src/aws/retry-rules.ts'
import type { ServiceName } from '../../src/aws/service-name.ts'

const awsError = (name: string, message = 'no'): Error => Object.assign(new Error(message), { name })

describe('ruleFor', () => {
  it.each<[ServiceName, string, Error, boolean]>([
    ['ecs', 'RegisterTaskDefinition', awsError('ThrottlingException', 'Rate exceeded'), true],
    ['route53', 'ChangeResourceRecordSets', awsError('PriorRequestNotComplete'), true],
    ['ecs', 'CreateService', awsError('InvalidParameterException', 'Request throttled by ELB'), true],
    [
      'ecs',
      'CreateService',
      awsError('InvalidParameterException', 'Unable to Start a service that is still Draining.'),
      true,
    ],
    ['ecs', 'CreateService', awsError('InvalidParameterException', 'Creation of service was not idempotent.'), false],
    [
      'ecs',
      'UpdateService',
      awsError('InvalidParameterException', 'Unable to Start a service that is still Draining.'),
      false,
    ],
    ['ecs', 'UpdateService', awsError('ServiceNotActiveException'), false],
    ['ec2', 'DeleteSecurityGroup', awsError('DependencyViolation'), true],
    ['ec2', 'CreateSecurityGroup', awsError('DependencyViolation'), false],
    ['elbv2', 'DeleteTargetGroup', awsError('ResourceInUseException'), true],
    ['applicationAutoScaling', 'PutScalingPolicy', awsError('ConcurrentUpdateException'), true],
    ['ecs', 'CreateCluster', awsError('LimitExceededException', 'The limit for your account was exceeded'), false],
    ['ecs', 'CreateCluster', awsError('AccessDeniedException'), false],
    ['ecs', 'DescribeServices', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), true],
  ])('%s %s %s', (service, operation, error, retried) => {
    expect(ruleFor(service, operation, error) !== undefined).toBe(retried)
  })
})
