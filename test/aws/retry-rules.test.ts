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
    ...(
      [
        ['Value (shop) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name', true],
        ['The specified launch template, with template ID lt-0a49586208137d8de, does not exist.', true],
        ["You must use a valid fully-formed launch template. The security group 'sg-1' does not exist", true],
        ["You must use a valid fully-formed launch template. The key pair 'ec2ecsglog' does not exist", false],
        ["You must use a valid fully-formed launch template. The image id '[ami-1]' does not exist", false],
      ] as const
    ).map(([words, retried]): [ServiceName, string, Error, boolean] => [
      ...(['autoScaling', 'CreateAutoScalingGroup'] as const),
      awsError('ValidationError', words),
      retried,
    ]),
  ])('%s %s %s', (service, operation, error, retried) => {
    expect(ruleFor(service, operation, error) !== undefined).toBe(retried)
  })
})
