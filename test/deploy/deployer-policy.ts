import { iamAction } from '../../src/aws/iam-action.ts'
import { operationsCalled } from '../sdk/calls.ts'

/** What AWS asks for beyond the call itself when something is created with tags. */
const TAGGING = ['application-autoscaling:TagResource']

const OUR_ROLES = 'arn:aws:iam::*:role/fluent-ecs/*'

/** The policy that a deployer needs: one action for every call in `src/deploy`, and the roles that it hands to ECS. */
export function deployerPolicy(): object {
  const actions = [...new Set([...operationsCalled().map(iamAction), ...TAGGING])]
    .filter(action => !action.startsWith('sts:'))
    .sort()
  const reads = actions.filter(isRead)
  const changes = actions.filter(action => !isRead(action))
  const onRoles = (action: string): boolean => action.startsWith('iam:')
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Read', Effect: 'Allow', Action: reads, Resource: '*' },
      { Sid: 'Change', Effect: 'Allow', Action: changes.filter(action => !onRoles(action)), Resource: '*' },
      { Sid: 'ChangeOurRoles', Effect: 'Allow', Action: changes.filter(onRoles), Resource: OUR_ROLES },
      {
        Sid: 'HandRolesToEcs',
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: OUR_ROLES,
        Condition: { StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'] } },
      },
      {
        Sid: 'FirstUseInAnAccount',
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Condition: {
          StringEquals: {
            'iam:AWSServiceName': [
              'ecs.amazonaws.com',
              'ecs.application-autoscaling.amazonaws.com',
              'elasticloadbalancing.amazonaws.com',
            ],
          },
        },
      },
    ],
  }
}

const isRead = (action: string): boolean => /:(Describe|Get|List)/.test(action)
