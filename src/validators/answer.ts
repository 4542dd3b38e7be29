import * as z from 'zod/mini'
import type { FixedResponse, ListenerSettings, OwnAnswer, Redirect } from '../model/listener.ts'
import type { ListenerRuleModel } from '../model/listener-rule.ts'
import { checkFields, matching } from './fields.ts'
import { ELB, type Finding, type Report, type RuleFamily } from './rule.ts'
import { checkHosts, checkLogin } from './rule-on-listener.ts'

const API = `${ELB}/APIReference`
const docs = `${API}/API_RedirectActionConfig.html`
const REWRITTEN = `${ELB}/application/rule-transforms.html`
const fixedDocs = `${API}/API_FixedResponseActionConfig.html`

const CONTENT_TYPES = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json']

const FIXED_RESPONSE: { readonly [Field in keyof FixedResponse]-?: FieldOfAnswer } = {
  statusCode: {
    code: 'LS-FIX-01',
    accepts: matching(() => z.string().check(z.regex(/^[245]\d\d$/))),
    expected: "a status code of 200 to 299 or 400 to 599 as text, such as '503'",
    docs: fixedDocs,
  },
  contentType: {
    code: 'LS-FIX-01',
    accepts: matching(() => z.enum(CONTENT_TYPES)),
    expected: `one of ${CONTENT_TYPES.join(', ')}`,
    docs: fixedDocs,
  },
  messageBody: {
    code: 'LS-FIX-01',
    accepts: matching(() => z.string().check(z.maxLength(1024))),
    expected: 'up to 1024 characters',
    docs: fixedDocs,
  },
}

const REDIRECT: { readonly [Field in keyof Redirect]-?: FieldOfAnswer } = {
  statusCode: {
    code: 'LS-RED-01',
    accepts: matching(() => z.enum(['HTTP_301', 'HTTP_302'])),
    expected: 'HTTP_301 or HTTP_302',
    docs,
  },
  protocol: {
    code: 'LS-RED-01',
    accepts: matching(() => z.enum(['HTTP', 'HTTPS', '#{protocol}'])),
    expected: 'HTTP, HTTPS or #{protocol}',
    docs,
  },
  port: {
    code: 'LS-RED-02',
    accepts: matching(() =>
      z.string().check(
        z.regex(/^(#\{port\}|[1-9]\d{0,4})$/),
        z.refine(port => port.startsWith('#') || Number(port) <= 65_535),
      ),
    ),
    expected: "'1' to '65535' as text, or '#{port}'",
    docs,
  },
  host: {
    code: 'LS-RED-02',
    accepts: matching(() =>
      z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[^/?#:]*(#\{\w+\}[^/?#:]*)*$/)),
    ),
    expected: 'a host of at most 128 characters, without protocol, port and path',
    docs,
  },
  path: {
    code: 'LS-RED-02',
    accepts: matching(() => z.string().check(z.minLength(1), z.maxLength(128), z.startsWith('/'))),
    expected: 'at most 128 characters that begin with "/"',
    docs,
  },
  query: {
    code: 'LS-RED-02',
    accepts: matching(() => z.string().check(z.maxLength(128), z.regex(/^(?!\?)/))),
    expected: 'at most 128 characters without the "?" before them',
    docs,
  },
}

interface FieldOfAnswer {
  readonly code: string
  readonly accepts: (value: unknown) => boolean
  readonly expected: string
  readonly docs: string
}

/** A rule that answers by itself, on each listener that has it. */
interface Answering {
  readonly answer: OwnAnswer
  readonly rules: readonly ListenerRuleModel[]
}

export const answerRules: RuleFamily<Answering> = {
  docs,
  codes: ['LS-FIX-01', 'LS-RED-01', 'LS-RED-02', 'LS-ACT-01', 'LS-CRT-08', 'LS-FWD-02', 'RL-TRF-01'],
  check({ answer, rules }, report) {
    const [first] = rules
    const without = (what: string) =>
      `${what} is for requests that go to targets, and this route is answered without any`
    if (first?.transforms) {
      const message = without('What is rewritten')
      report({
        code: 'RL-TRF-01',
        severity: 'warning',
        path: ['route'],
        message,
        hint: 'leave it out',
        docs: REWRITTEN,
      })
    }
    if (first?.stickinessSeconds !== undefined) {
      const message = without('Stickiness')
      report({ code: 'LS-FWD-02', path: ['route'], message, hint: 'remove .targetGroupStickiness()' })
    }
    for (const rule of rules) {
      checkAnswer(answer, rule.listener.settings ?? {}, [], report)
      checkLogin(rule, [], report)
      checkHosts(rule, [], report)
    }
    if (!first) checkAnswer(answer, {}, [], report)
  },
}

type On = { readonly [Field in 'port' | 'protocol']?: ListenerSettings[Field] }

/** Reports what AWS refuses in an answer of a listener, of which nothing may be known. */
export function checkAnswer(answer: OwnAnswer, on: On, path: Finding['path'], report: Report): void {
  checkStatus(answer, path, report)
  if (answer.type === 'fixed-response') {
    checkFields<FixedResponse>(answer, FIXED_RESPONSE, report, path)
    return
  }
  checkFields<Redirect>(answer, REDIRECT, report, path)
  const { protocol = '#{protocol}', port = '#{port}', host = '#{host}', path: to = '/#{path}' } = answer
  const [isSame, isSamePort] = [
    protocol === '#{protocol}' || protocol === on.protocol,
    port === '#{port}' || port === String(on.port),
  ]
  if (isSame && isSamePort && host === '#{host}' && to === '/#{path}') {
    const message = 'The redirect configuration is not valid because it creates a loop.'
    const hint = 'change at least one of protocol, host, port and path'
    report({ code: 'LS-RED-01', path: [...path, 'redirect'], message, hint, docs })
  }
  if (on.protocol === 'HTTPS' && protocol === 'HTTP') {
    const message = 'HTTPS is redirected to HTTP, which AWS does not do'
    report({ code: 'LS-RED-01', path: [...path, 'protocol'], message, hint: 'leave protocol out, or use HTTPS', docs })
  }
}

/** What has no types can leave out what AWS requires. */
function checkStatus(answer: Partial<OwnAnswer>, path: Finding['path'], report: Report): void {
  if (answer.statusCode !== undefined) return
  const { code, expected, docs } = answer.type === 'redirect' ? REDIRECT.statusCode : FIXED_RESPONSE.statusCode
  const message = 'statusCode is missing'
  report({ code, path: [...path, 'statusCode'], message, hint: `use ${expected}`, expected, docs })
}
