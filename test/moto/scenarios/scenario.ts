import { DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import type { Api } from '../api.ts'

/** Waits for a call and notes its answer, or its refusal, which gives nothing. */
export type Ask = <T>(label: string, call: Promise<T>) => Promise<T | undefined>

/** Calls in an order that both have to answer. Every label is once in a scenario. */
export type Scenario = (api: Api, ask: Ask) => Promise<void>

export const tags = [{ Key: 'team', Value: 'shop' }]

export const ecsTags = [{ key: 'team', value: 'shop' }]

export async function network({ ec2 }: Api): Promise<{ vpc: string; subnets: string[] }> {
  const { Vpcs: [vpc] = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
  )
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc?.VpcId ?? ''] }] }),
  )
  return { vpc: vpc?.VpcId ?? '', subnets: Subnets.map(({ SubnetId = '' }) => SubnetId).slice(0, 2) }
}

export const TASK = {
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 80 }],
      environment: [{ name: 'A', value: 'b' }],
      healthCheck: { command: ['CMD-SHELL', 'true'] },
    },
  ],
  tags: ecsTags,
} as const
