import { isIP } from 'node:net'
import type { ResourceRecordSet } from '@aws-sdk/client-route-53'

const LONGEST_STRING = 255

/**
 * What Route 53 has against the values of a record set. Formats:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
 */
export function valueProblems({ Type, ResourceRecords = [] }: ResourceRecordSet): string[] {
  const problemOf = OF_TYPE[Type ?? '']
  const values = ResourceRecords.map(({ Value = '' }) => Value)
  // https://github.com/kubernetes-sigs/external-dns/issues/1929
  const repeated = values.filter((value, at) => values.indexOf(value) !== at)
  if (repeated.length > 0) return repeated.map(value => `Duplicate Resource Record: '${value}'`)
  return ResourceRecords.flatMap(({ Value = '' }) => {
    const problem = problemOf?.(Value)
    return problem ? [`Invalid Resource Record: 'FATAL problem: ${problem} encountered with '${Value}''`] : []
  }).slice(0, 1)
}

const OF_TYPE: Readonly<Record<string, (value: string) => string | false | undefined>> = {
  // Spaces: https://github.com/danpilch/aws-dyndns/issues/3
  A: value =>
    value.includes(' ')
      ? 'ARRDATANotSingleField (Value contains spaces)'
      : isIP(value) !== 4 && 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)',
  // In the form of A; not seen.
  AAAA: value => isIP(value) !== 6 && 'AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)',
  // In the form of MX; not seen.
  CAA(value) {
    const [, flags, quoted] = /^(\d+) [A-Za-z0-9]+ (.*)$/s.exec(value) ?? []
    if (quoted === undefined) return "CAARRDATANotThreeFields (CAA record doesn't have 3 fields)"
    if (Number(flags) > 255) return 'CAARRDATAIllegalFlags (Flags must be between 0 and 255)'
    return text(quoted)
  },
  CNAME: domain,
  // https://github.com/GSA-TTS/dns/pull/373, https://github.com/ansible/ansible/issues/23435
  MX(value) {
    const [priority = '', host, ...more] = value.split(' ')
    if (host === undefined || more.length > 0) return "MXRRDATANotTwoFields (MX record doesn't have 2 fields)"
    if (!/^\d+$/.test(priority) || Number(priority) > 65_535) return 'MXRRDATAPriorityRequired (Priority is required)'
    // A dot alone says that there is no mail: RFC 7505. That Route 53 takes it is not seen.
    return host === '.' ? undefined : domain(host)
  },
  // In the form of MX; not seen.
  SRV(value) {
    const [host, ...numbers] = value.split(' ').toReversed()
    if (host === undefined || numbers.length !== 3) return "SRVRRDATANotFourFields (SRV record doesn't have 4 fields)"
    const isNumber = (each: string): boolean => /^\d+$/.test(each) && Number(each) <= 65_535
    if (!numbers.every(isNumber)) return 'SRVRRDATAIllegalNumber (Priority, weight and port are numbers up to 65535)'
    return host === '.' ? undefined : domain(host)
  },
  TXT: text,
  SPF: text,
}

// https://github.com/hashicorp/terraform/issues/18482
function domain(value: string): string | undefined {
  if (!/^[!-~]*$/.test(value)) return 'UnsupportedCharacter (Value contains unsupported characters)'
  const labels = value.replace(/\.$/, '').split('.')
  if (labels.includes('')) return 'DomainLabelEmpty (Domain label is empty)'
  return labels.some(label => label.length > 63) ? 'DomainLabelTooLong (Domain label is too long)' : undefined
}

// https://github.com/boto/boto3/issues/1462, https://github.com/aws-cloudformation/cfn-lint/issues/450
function text(value: string): string | undefined {
  const strings = /^\s*("(?:[^"\\]|\\.)*"\s*)+$/s.test(value) ? value.match(/"(?:[^"\\]|\\.)*"/gs) : null
  if (!strings) return 'InvalidCharacterString (Value should be enclosed in quotation marks)'
  const long = strings.some(each => unescaped(each.slice(1, -1)).length > LONGEST_STRING)
  return long ? 'CharacterStringTooLong (Value is too long)' : undefined
}

const unescaped = (string: string): string => string.replace(/\\(\d{3}|.)/gs, '*')
