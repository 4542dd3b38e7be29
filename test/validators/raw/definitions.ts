import { checkTaskDefinition } from '../../../src/validators/check-task-definition.ts'

export type Json = Readonly<Record<string, unknown>>

/** A sound container for EC2, with these changes. */
export const container = (changes: Json = {}): Json => ({ name: 'app', image: 'app:1', memory: 128, ...changes })

/** A sound definition for EC2, with these changes. */
export const onEc2 = (changes: Json = {}): Json => ({
  family: 'web',
  requiresCompatibilities: ['EC2'],
  networkMode: 'bridge',
  containerDefinitions: [container()],
  ...changes,
})

const logs = { awslogs: { 'awslogs-group': '/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' } }

/** A sound container for Fargate, with these changes. */
export const task = (changes: Json = {}): Json => ({
  name: 'app',
  image: 'app:1',
  logConfiguration: { logDriver: 'awslogs', options: logs.awslogs },
  ...changes,
})

/** A sound definition for Fargate, with these changes. */
export const onFargate = (changes: Json = {}): Json => ({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '1024',
  executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
  containerDefinitions: [task()],
  ...changes,
})

/** Definitions with one container that has these changes. */
export const ec2With = (changes: Json, more: Json = {}): Json =>
  onEc2({ containerDefinitions: [container(changes)], ...more })
export const fargateWith = (changes: Json, more: Json = {}): Json =>
  onFargate({ containerDefinitions: [task(changes)], ...more })

/** The codes of what is wrong, each doubt with a `?`. */
export function codesOf(json: unknown): string[] {
  return checkTaskDefinition(json).map(({ code, severity }) => (severity === 'error' ? code : `${code}?`))
}
