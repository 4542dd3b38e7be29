import * as z from 'zod/mini'
import { type ExistingNetworkModel, isGatewayEndpoint, type MadeNetworkModel, zonesOf } from '../model/network.ts'
import { apiRules } from './api/problems.ts'
import { addressRange } from './cidr.ts'
import { checkFields, matching } from './fields.ts'
import { quoted } from './quoted.ts'
import { checkRawNetwork } from './raw-network.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

const vpcId = matching(() => z.string().check(z.regex(/^vpc-\w+$/)))

const subnets = {
  code: 'SVC-NET-03',
  accepts: matching(() => z.array(z.string().check(z.regex(/^subnet-\w+$/))).check(z.minLength(1), z.maxLength(16))),
  expected: '1 to 16 subnet ids, such as subnet-0a1b2c3d',
  docs: `${API}/API_AwsVpcConfiguration.html`,
}

export const networkRules: RuleFamily<ExistingNetworkModel> = {
  docs: subnets.docs,
  codes: ['SVC-NET-03'],
  check(network, report) {
    const { existing } = network
    const expected = 'the id of a VPC, such as vpc-0a1b2c3d'
    if (existing !== 'default' && 'vpcId' in existing)
      checkFields({ vpcId: existing.vpcId }, { vpcId: { ...subnets, accepts: vpcId, expected } }, report)
    for (const field of ['subnets', 'loadBalancerSubnets'] as const) {
      const given = network[field]
      if (given && !('tags' in given)) checkFields({ [field]: given }, { [field]: subnets }, report)
    }
  },
}

/** Services that tasks are likely to call, by the names of their endpoints. */
export type EndpointService =
  | 'dynamodb'
  | 'ecr.api'
  | 'ecr.dkr'
  | 'ecs'
  | 'ecs-agent'
  | 'ecs-telemetry'
  | 'elasticfilesystem'
  | 'events'
  | 'kms'
  | 'logs'
  | 'monitoring'
  | 's3'
  | 'secretsmanager'
  | 'sns'
  | 'sqs'
  | 'ssm'
  | 'ssmmessages'
  | 'states'
  | 'sts'
  | 'xray'

const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide'
const MOST_ZONES = 8
/** A load balancer takes subnets of /27 or larger, and each is a sixteenth of the network. */
const SMALLEST = 23
const LARGEST = 16
/** What pulls an image of ECR in a subnet without a way to the internet. */
const OF_ECR = ['ecr.api', 'ecr.dkr', 's3']

export const madeNetworkRules: RuleFamily<MadeNetworkModel> = {
  docs: `${VPC}/vpc-cidr-blocks.html`,
  codes: [
    'VPC-CID-01',
    'VPC-CID-02',
    'VPC-ZON-01',
    'VPE-FGT-01',
    'VPE-NAM-01',
    'VPE-POL-01',
    'VPE-POL-02',
    'NAT-ZON-01',
    'TD-TAG-01',
    ...apiRules.codes,
  ],
  check(network, report) {
    const { cidrBlock, zones, nat, endpoints, tags } = network
    // All of it has the tag Name, which the program may give.
    checkTags(tags, report, Object.hasOwn(tags, 'Name') ? 0 : 1)
    // Its parts are told by its name, in a tag
    checkTags({ Name: network.id }, report)
    checkRange(cidrBlock, report)
    const count = zonesOf(network)
    const names = typeof zones === 'number' ? [] : zones
    if (!Number.isInteger(count) || count < 1 || count > MOST_ZONES || new Set(names).size < names.length) {
      const message = `zones is ${JSON.stringify(zones)}`
      const hint = `use 1 to ${MOST_ZONES}, or the names of as many different zones, such as us-east-1a`
      report({ code: 'VPC-ZON-01', path: ['zones'], message, hint, docs: `${VPC}/configure-subnets.html` })
    }
    for (const zone of names) {
      if (/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(zone)) continue
      const hint = 'use names of Availability Zones, such as us-east-1a'
      report({ code: 'VPC-ZON-01', path: ['zones'], message: `${quoted(zone)} is not an Availability Zone`, hint })
    }
    if (!['none', 'one', 'each', 'regional'].includes(nat)) {
      const hint = "use 'none', 'one', 'each' or 'regional'"
      report({
        code: 'NAT-ZON-01',
        path: ['nat'],
        message: `nat is ${quoted(nat)}`,
        hint,
        docs: `${VPC}/vpc-nat-gateway.html`,
      })
    }
    checkEndpoints({ endpoints, nat }, report)
    checkRawNetwork(network, report)
  },
}

function checkRange(cidrBlock: string, report: Report): void {
  const range = addressRange(cidrBlock)
  const bits = Number(cidrBlock.split('/')[1])
  const path = ['cidrBlock']
  if (!range || !('cidrIpv4' in range) || bits < LARGEST || bits > SMALLEST) {
    const hint = `use a range of IPv4 addresses from /${LARGEST} to /${SMALLEST}, such as 10.0.0.0/16`
    report({ code: 'VPC-CID-01', path, message: `cidrBlock is ${quoted(cidrBlock)}`, hint })
  } else if (range.cidrIpv4 !== cidrBlock) {
    const message = `The range ${cidrBlock} does not begin at an address that ends it`
    report({ code: 'VPC-CID-02', path, message, hint: `write ${range.cidrIpv4}, which is what AWS makes of it` })
  }
}

function checkEndpoints({ endpoints, nat }: Pick<MadeNetworkModel, 'endpoints' | 'nat'>, report: Report): void {
  const path = ['endpoints']
  const docs = `${DOCS}/vpc-endpoints.html`
  for (const [at, service] of endpoints.entries()) {
    if (
      /^[a-z][a-z0-9.-]*$/.test(service) &&
      !service.startsWith('com.amazonaws.') &&
      endpoints.indexOf(service) === at
    )
      continue
    const message = `${quoted(service)} is no name of a service, or is given twice`
    const hint = 'write what comes after com.amazonaws.<region>. in its name, each once: logs, ecr.dkr'
    report({ code: 'VPE-NAM-01', path: [...path, at], message, hint, docs })
  }
  const isClosed = nat === 'none' && endpoints.some(service => !isGatewayEndpoint(service))
  const missing = OF_ECR.filter(service => !endpoints.includes(service))
  if (!isClosed || missing.length === 0) return
  const message = `Tasks in these private subnets cannot pull images: there is no NAT, and no endpoint of ${missing.join(', ')}`
  const hint = `add ${missing.join(', ')}, or give the network a NAT`
  report({ code: 'VPE-FGT-01', severity: 'warning', path, message, hint, docs: ECR_ENDPOINTS })
}

const ECR_ENDPOINTS = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html'
