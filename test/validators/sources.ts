import * as acm from '@aws-sdk/client-acm'
import * as ecr from '@aws-sdk/client-ecr'
import * as ecs from '@aws-sdk/client-ecs'
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2'
import * as route53 from '@aws-sdk/client-route-53'

const AWS = 'https://docs.aws.amazon.com'

const REFERENCES: Readonly<Record<string, readonly [sdk: object, pages: string]>> = {
  acm: [acm, `${AWS}/acm/latest/APIReference`],
  ecs: [ecs, `${AWS}/AmazonECS/latest/APIReference`],
  ecr: [ecr, `${AWS}/AmazonECR/latest/APIReference`],
  elb: [elb, `${AWS}/elasticloadbalancing/latest/APIReference`],
  r53: [route53, `${AWS}/Route53/latest/APIReference`],
}

const GUIDES: Readonly<Record<string, string>> = {
  'load-balancer-limits': `${AWS}/elasticloadbalancing/latest/application`,
  'acm-limits': `${AWS}/acm/latest/userguide`,
  'dns-validation': `${AWS}/acm/latest/userguide`,
  'https-listener-certificates': `${AWS}/elasticloadbalancing/latest/application`,
  lifecycle_policy_parameters: `${AWS}/AmazonECR/latest/userguide`,
  lifecycle_policy_examples: `${AWS}/AmazonECR/latest/userguide`,
}

/** The first page that a source of the catalogue names: of the API reference, of a guide, or a thread on GitHub. */
export function sourcePage(source: string): string | undefined {
  for (const part of source.split(/[;,] /)) {
    const page = pageOf(part)
    if (page !== undefined) return page
  }
  return undefined
}

function pageOf(part: string): string | undefined {
  const [, kind = '', rest = ''] = /^(\w+):(\S+)/.exec(part) ?? []
  const [name = ''] = rest.split(/[./(]/)
  const reference = REFERENCES[kind]
  if (reference) return apiPage(name, ...reference)
  if (kind === 'doc') return `${GUIDES[name] ?? `${AWS}/AmazonECS/latest/developerguide`}/${name}.html`
  const [, repository, issue] = /^([\w.-]+\/[\w.-]+)#(\d+)/.exec(rest) ?? []
  return kind === 'gh' && repository ? `https://github.com/${repository}/issues/${issue}` : undefined
}

/** Operations and structures have pages; the types of single fields have none. */
function apiPage(shape: string, sdk: object, pages: string): string | undefined {
  const operation = shape.replace(/(Request|Input)$/, '')
  if (`${operation}Command` in sdk) return `${pages}/API_${operation}.html`
  return `${shape}$` in sdk ? `${pages}/API_${shape}.html` : undefined
}
