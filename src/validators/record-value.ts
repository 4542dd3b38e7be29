import * as z from 'zod/mini'
import type { RecordType } from '../model/record.ts'
import { textValue } from '../model/record-text.ts'
import { matching } from './fields.ts'
import { quoted } from './quoted.ts'
import { canonicalName, isDomainName } from './record.ts'
import type { Report } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html'

/** That a value has the format of its type. */
export function checkRecordValue(
  type: RecordType,
  value: string,
  path: readonly (string | number)[],
  report: Report,
): void {
  const expected = FORMAT[type](value)
  if (expected !== undefined)
    report({
      code: 'R53-VAL-01',
      path,
      message: `${quoted(value)} is no value of ${type}`,
      hint: `use ${expected}`,
      docs,
    })
  else if (type === 'TXT' && /^".*"$/s.test(value))
    report({
      code: 'R53-VAL-02',
      severity: 'warning',
      path,
      message: `The quotes of ${quoted(value)} would be a part of the text`,
      hint: 'write the text without quotes: those that Route 53 wants are put around it',
      docs,
    })
}

/** Other letters stand in it as `xn--`: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html */
const isHost = (value: string): boolean => /^[!-~]+$/.test(value) && isDomainName(canonicalName(value))

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecord.html
const LONGEST_VALUE = 4_000

const isIpv4 = matching(() => z.ipv4())
const isIpv6 = matching(() => z.ipv6())

/** What a value of each type should be, where it is not. */
const FORMAT: { readonly [T in RecordType]: (value: string) => string | undefined } = {
  A: value => (isIpv4(value) ? undefined : 'an IPv4 address, like 192.0.2.1'),
  AAAA: value => (isIpv6(value) ? undefined : 'an IPv6 address, like 2001:db8::1'),
  CAA(value) {
    const [, flags, authority = ''] = /^(\d{1,3}) [A-Za-z0-9]+ (\S+|".*")$/.exec(value) ?? []
    const isRight = Number(flags) <= 255 && /^(?:"[^"\\]*"|[^"\\]*)$/.test(authority)
    return isRight ? undefined : 'flags from 0 to 255, a tag and its value, like 0 issue amazon.com'
  },
  CNAME: value => (isHost(value) ? undefined : 'a domain name, like www.example.com'),
  MX(value) {
    const [, priority, host = ''] = /^(\d{1,5}) (\S+)$/.exec(value) ?? []
    const isRight = Number(priority) <= 65_535 && (host === '.' || isHost(host))
    return isRight ? undefined : 'a priority from 0 to 65535, a space and a domain name, like 10 mail.example.com'
  },
  SRV(value) {
    const [, priority, weight, port, host = ''] = /^(\d{1,5}) (\d{1,5}) (\d{1,5}) (\S+)$/.exec(value) ?? []
    const isRight = [priority, weight, port].every(each => Number(each) <= 65_535) && (host === '.' || isHost(host))
    const expected =
      'priority, weight and port, each from 0 to 65535, and a domain name, like 1 10 5269 xmpp.example.com'
    return isRight ? undefined : expected
  },
  TXT: value =>
    value.length > 0 && textValue(value).length <= LONGEST_VALUE
      ? undefined
      : `a text of at most ${LONGEST_VALUE} characters`,
}
