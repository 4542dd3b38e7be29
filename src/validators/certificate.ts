import * as z from 'zod/mini'
import { type CertificateModel, KEY_ALGORITHMS, namesOf, zoneOf } from '../model/certificate.ts'
import { apiRules } from './api/problems.ts'
import { checkFields, matching } from './fields.ts'
import { quoted } from './quoted.ts'
import { RAW_CERTIFICATE } from './raw-certificate.ts'
import { checkRaw } from './raw-kind.ts'
import { OUTSIDE_ZONE } from './record.ts'
import type { RuleFamily } from './rule.ts'
import { filled } from './sentence.ts'
import { checkTags } from './tags.ts'

const REQUEST = 'https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html'
const VALIDATION = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html'
const QUOTAS = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html'

const LONGEST_COMMON_NAME = 64
const MOST_NAMES = 100
const NAMES_AT_FIRST = 10
const NAME = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/i

const FIELDS = {
  keyAlgorithm: {
    code: 'ACM-REQ-03',
    accepts: matching(() => z.enum(KEY_ALGORITHMS)),
    expected: `one of ${KEY_ALGORITHMS.join(', ')}`,
    docs: REQUEST,
  },
}

/** Rules about a certificate that is requested. */
export const certificateRules: RuleFamily<CertificateModel> = {
  codes: [
    ...['ACM-REQ-01', 'ACM-REQ-02', 'ACM-REQ-03', 'AUX-ACM-01', 'ACM-QTA-02', 'ACM-VAL-06', 'R53-NAM-02'],
    ...['TD-TAG-01', ...apiRules.codes],
  ],
  docs: REQUEST,
  check(certificate, report) {
    const { domain, zones = [], tags = {} } = certificate
    const names = namesOf(certificate)
    checkFields(certificate, FIELDS, report)
    checkTags(tags, report)
    checkRaw(RAW_CERTIFICATE, certificate.raw, report)
    if (domain.length > LONGEST_COMMON_NAME) {
      const message = `The first name of a certificate has up to ${LONGEST_COMMON_NAME} characters, and ${quoted(domain)} has ${domain.length}`
      report({
        code: 'ACM-REQ-01',
        path: ['domain'],
        message,
        hint: 'give a shorter one, and this as an alternativeName',
      })
    }
    if (names.length > MOST_NAMES) {
      const message = `A certificate has up to ${MOST_NAMES} names, and this one has ${names.length}`
      report({
        code: 'AUX-ACM-01',
        path: ['alternativeNames'],
        message,
        hint: 'use a wildcard, or several certificates',
      })
    } else if (names.length > NAMES_AT_FIRST) {
      const message = `A certificate has up to ${NAMES_AT_FIRST} names unless the quota of the account was raised, and this one has ${names.length}`
      const hint = 'use a wildcard, several certificates, or ask AWS for more'
      const path = ['alternativeNames']
      report({ code: 'ACM-QTA-02', severity: 'warning', path, message, hint, docs: QUOTAS })
    }
    for (const name of names) {
      const at = ['names', name]
      if (!NAME.test(name) || name.length > 253) {
        const message = `${quoted(name)} is not a domain name that a certificate can have`
        const hint = 'use two or more labels of letters, digits and hyphens, such as shop.example.com or *.example.com'
        report({ code: 'ACM-REQ-02', path: at, message, hint })
        continue
      }
      if (zones.length > 0 && !zoneOf(name, zones)) {
        const message = filled(OUTSIDE_ZONE, { name, zone: zones.map(zone => zone.name).join('" or "') })
        report({ code: 'R53-NAM-02', path: at, message, hint: 'add the hosted zone of that domain', docs: VALIDATION })
      }
    }
    for (const zone of zones) {
      if (!zone.private) continue
      const message = `ACM cannot see what the private hosted zone ${zone.name} has`
      const hint = `use the public one: hostedZone('${zone.name}')`
      report({ code: 'ACM-VAL-06', path: ['zone'], message, hint, docs: VALIDATION })
    }
  },
}
