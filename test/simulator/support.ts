import { type Aws, connect } from '../../src/aws/clients.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

/** A new simulated account behind the real SDK clients. */
export function account(): { readonly aws: Aws; readonly simulator: Simulator } {
  const simulator = createSimulator()
  return { simulator, aws: connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt()) }
}

/** The default VPC and its subnets. */
export async function defaultNetwork(aws: Aws): Promise<{ vpcId: string; subnets: string[] }> {
  const { Vpcs = [] } = await aws.ec2('DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] })
  const vpcId = Vpcs[0]?.VpcId ?? ''
  const { Subnets = [] } = await aws.ec2('DescribeSubnets', { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] })
  return { vpcId, subnets: Subnets.map(({ SubnetId = '' }) => SubnetId) }
}
