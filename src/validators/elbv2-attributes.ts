import { nearest } from '../errors/nearest.ts'
import { redacted } from '../model/credentials.ts'
import { ATTRIBUTES_OF_OTHERS, type AttributeForm, type AttributeValues } from '../model/elbv2-attributes.ts'
import { ELB, type Report } from './rule.ts'

const API = `${ELB}/APIReference`
const LONGEST_VALUE = 1024

/** What has these attributes, and the code for a value that they do not take. */
interface AttributeSubject {
  readonly code: string
  /** For example `A load balancer`. */
  readonly of: string
  /** Where they stand. */
  readonly at?: readonly (string | number)[]
}

/** Reports attributes that AWS does not have, and values that they do not take. */
export function checkAttributes(
  given: AttributeValues,
  forms: Readonly<Record<string, AttributeForm>>,
  { code, of, at = [] }: AttributeSubject,
  report: Report,
): void {
  for (const [name, value] of Object.entries(given)) {
    const path = [...at, 'attributes', name]
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined
    if (!form) {
      report({ code: 'LB-ATR-05', path, ...unknown(name, of, Object.keys(forms)) })
    } else if (!isTaken(value, form)) {
      const expected = wanted(form)
      const message = `${name} is ${JSON.stringify(redacted(value).slice(0, 80))}`
      report({ code, path, message, hint: `use ${expected}`, expected, docs: `${API}/API_LoadBalancerAttribute.html` })
    }
  }
}

function unknown(name: string, of: string, known: readonly string[]) {
  const message = `${of} has no attribute ${JSON.stringify(redacted(name).slice(0, 80))}, which AWS refuses`
  const others = Object.hasOwn(ATTRIBUTES_OF_OTHERS, name) ? ATTRIBUTES_OF_OTHERS[name] : undefined
  if (others) return { message, hint: `remove it: it is of ${others}` }
  const meant = nearest(name, known)
  return { message, hint: meant ? `write ${meant} if that is meant, or remove it` : 'remove it' }
}

function isTaken(value: string, { words, between }: AttributeForm): boolean {
  if (words?.includes(value)) return true
  if (!between) return words === undefined && value.length <= LONGEST_VALUE
  const [least, most] = between
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
}

function wanted({ words = [], between }: AttributeForm): string {
  const number = between ? [`a whole number from ${between[0]} to ${between[1]}`] : []
  return [...words, ...number].join(', ') || `at most ${LONGEST_VALUE} characters`
}

/** Logs in a bucket need one: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
export function checkLogs(given: AttributeValues, report: Report): void {
  for (const kind of ['access_logs', 'connection_logs', 'health_check_logs']) {
    const [enabled, bucket, prefix] = ['enabled', 'bucket', 'prefix'].map(part => `${kind}.s3.${part}`)
    if (!enabled || !bucket || !prefix) continue
    const docs = `${API}/API_LoadBalancerAttribute.html`
    if (given[enabled] === 'true' && !given[bucket]) {
      const message = `${enabled} is true, and no bucket is named`
      report({ code: 'LB-ATR-03', path: ['attributes', enabled], message, hint: `set ${bucket}`, docs })
    }
    if (given[prefix]?.includes('AWSLogs')) {
      const message = `${prefix} contains AWSLogs, which AWS adds itself`
      report({ code: 'LB-ATR-06', path: ['attributes', prefix], message, hint: 'leave AWSLogs out', docs: LOGS })
    }
  }
}

const LOGS = `${ELB}/application/enable-access-logging.html`

const TARGET_GROUPS = `${API}/API_TargetGroupAttribute.html`

/** What the attributes of a target group ask of each other. */
export function checkTogether(given: AttributeValues, protocolVersion: string | undefined, report: Report): void {
  const algorithm = given['load_balancing.algorithm.type'] ?? 'round_robin'
  const slow = given['slow_start.duration_seconds'] ?? '0'
  const sticky = given['stickiness.enabled'] === 'true'
  const cookie = given['stickiness.app_cookie.cookie_name']
  const found = (code: string, name: string, message: string, hint: string, docs = TARGET_GROUPS) =>
    report({ code, path: ['attributes', name], message, hint, docs })
  if (given['load_balancing.algorithm.anomaly_mitigation'] === 'on' && algorithm !== 'weighted_random') {
    const hint = "set 'load_balancing.algorithm.type': 'weighted_random'"
    found(
      'TG-ATR-03',
      'load_balancing.algorithm.anomaly_mitigation',
      `Anomalies are mitigated with weighted_random alone`,
      hint,
    )
  }
  if (slow !== '0' && algorithm !== 'round_robin') {
    const message = `Slow start goes with round_robin, and the algorithm is ${algorithm}`
    found('TG-ATR-07', 'slow_start.duration_seconds', message, 'remove one of the two', GROUPS)
  }
  if (sticky && given['load_balancing.cross_zone.enabled'] === 'false') {
    const message = 'Targets are sticky, and their zones are apart'
    const hint = 'remove stickiness.enabled or load_balancing.cross_zone.enabled'
    found('TG-ATR-06', 'stickiness.enabled', message, hint, STICKY)
  }
  if (sticky && given['stickiness.type'] === 'app_cookie' && !cookie) {
    const message = "You must set an application cookie name to enable stickiness of type 'app_cookie'"
    found('TG-ATR-02', 'stickiness.type', message, "set 'stickiness.app_cookie.cookie_name'", STICKY)
  }
  if (cookie?.startsWith('AWSALB')) {
    const message = `The cookie of the application is ${cookie}, and AWSALB, AWSALBAPP and AWSALBTG are the load balancer's`
    found('TG-ATR-02', 'stickiness.app_cookie.cookie_name', message, 'name another', STICKY)
  }
  if ('waf.http2.traffic_inspection_behavior' in given && protocolVersion !== 'HTTP2') {
    const message = 'waf.http2.traffic_inspection_behavior is of targets that speak HTTP/2'
    found('TG-ATR-13', 'waf.http2.traffic_inspection_behavior', message, "set protocolVersion: 'HTTP2', or remove it")
  }
  const forwards = 'routing.http2.rst_stream_error_forwarding.enabled'
  if (given[forwards] === 'true' && protocolVersion !== 'HTTP2' && protocolVersion !== 'GRPC') {
    const message = `${forwards} is of targets that speak HTTP/2 or gRPC`
    found('TG-ATR-14', forwards, message, "set protocolVersion: 'HTTP2', or remove it")
  }
}

const GROUPS = `${ELB}/application/edit-target-group-attributes.html`
const STICKY = `${ELB}/application/edit-target-group-attributes.html#sticky-sessions`
