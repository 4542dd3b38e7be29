/** The partitions of AWS beside the commercial one: how their regions begin, and the domain of their addresses. */
// https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
const PARTITIONS = [
  { partition: 'aws-cn', prefix: 'cn-', domain: 'amazonaws.com.cn' },
  { partition: 'aws-us-gov', prefix: 'us-gov-', domain: 'amazonaws.com' },
  { partition: 'aws-iso', prefix: 'us-iso-', domain: 'c2s.ic.gov' },
  { partition: 'aws-iso-b', prefix: 'us-isob-', domain: 'sc2s.sgov.gov' },
  { partition: 'aws-iso-e', prefix: 'eu-isoe-', domain: 'cloud.adc-e.uk' },
  { partition: 'aws-iso-f', prefix: 'us-isof-', domain: 'csp.hci.ic.gov' },
  { partition: 'aws-eusc', prefix: 'eusc-', domain: 'amazonaws.eu' },
] as const

const COMMERCIAL = { partition: 'aws', prefix: '', domain: 'amazonaws.com' } as const

/** Domains of addresses in any partition. */
export const DOMAINS: readonly string[] = [...new Set([COMMERCIAL, ...PARTITIONS].map(({ domain }) => domain))]

/** The partition that a region is in, and the domain of the addresses there. */
export function partitionOf(region: string): { readonly partition: string; readonly domain: string } {
  return PARTITIONS.find(({ prefix }) => region.startsWith(prefix)) ?? COMMERCIAL
}
