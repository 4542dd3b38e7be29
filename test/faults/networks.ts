import { deploy, network, type Stack, stack } from '../../src/index.ts'
import type { NetworkOptions } from '../../src/internal.ts'
import type { Scenario } from './scenarios.ts'

const OPEN: NetworkOptions = {}
const CLOSED: NetworkOptions = { nat: 'each', endpoints: ['ecr.api', 's3'] }

/** With a policy of the endpoint of S3, where it has one, that is of the owner. */
const networkOf = (options: NetworkOptions, owner = 'a'): Stack => {
  const made = network('shop', options).tags({ owner })
  if (!options.endpoints?.includes('s3')) return stack('shop').add(made)
  const Resource = [`arn:aws:s3:::${owner}/*`, 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*']
  const PolicyDocument = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource }],
  })
  return stack('shop').add(made.raw({ VpcEndpoint: { s3: { PolicyDocument } } }))
}

/** A network that is made or changed, alone: what is in networks comes after it in all other scenarios. */
function networkChange(to: NetworkOptions, from: NetworkOptions | undefined, owner?: string): Scenario {
  return {
    prepare: async simulator => {
      if (from) await deploy(networkOf(from), simulator.options())
    },
    verb: 'deploy',
    stack: networkOf(to, owner),
    other: networkOf(to, 'other'),
  }
}

export const NETWORKS: Readonly<Record<string, Scenario>> = {
  'create a network': networkChange(CLOSED, undefined),
  'a network closed': networkChange({ nat: 'one', endpoints: ['s3'] }, OPEN),
  'a network opened': networkChange(OPEN, CLOSED),
  'other zones and tags of a network': networkChange(
    { ...CLOSED, zones: ['us-east-1b', 'us-east-1d', 'us-east-1e'] },
    CLOSED,
    'b',
  ),
  'a regional NAT gateway': networkChange({ nat: 'regional' }, { nat: 'one' }),
  'destroy a network': { ...networkChange(CLOSED, CLOSED), verb: 'destroy' },
}
