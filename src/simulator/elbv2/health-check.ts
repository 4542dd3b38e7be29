import type {
  CreateTargetGroupCommandInput,
  ModifyTargetGroupCommandInput,
  ProtocolEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { badConfiguration, invalid } from './lookup.ts'
import type { HealthCheck } from './state.ts'

type HealthCheckInput = Omit<ModifyTargetGroupCommandInput, 'TargetGroupArn'>

// The last two as https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html has them
export const defaultHealthCheck = (
  target: ProtocolEnum,
  { ProtocolVersion: version, HealthCheckProtocol: asked }: CreateTargetGroupCommandInput,
): HealthCheck => ({
  protocol: target === 'HTTP' || target === 'HTTPS' ? 'HTTP' : 'TCP',
  port: 'traffic-port',
  ...checksOf(target, asked, version),
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
})

function checksOf(
  target: ProtocolEnum,
  asked: ProtocolEnum | undefined,
  version: string | undefined,
): Pick<HealthCheck, 'path' | 'matcher'> {
  if (version === 'GRPC') return { path: '/AWS.ALB/healthcheck', matcher: { GrpcCode: '12' } }
  if (target === 'HTTP' || target === 'HTTPS') return { path: '/', matcher: { HttpCode: '200' } }
  if (asked === undefined || asked === 'TCP') return { path: undefined, matcher: undefined }
  return { path: '/', matcher: { HttpCode: '200-399' } }
}

/** The settings that a request leaves a health check with. */
export function changedHealthCheck(current: HealthCheck, input: HealthCheckInput, ofNetwork = false): HealthCheck {
  if (input.HealthCheckEnabled === false) {
    throw badConfiguration('Health check enabled must be true for target groups with target type other than lambda')
  }
  const { HealthCheckProtocol: protocol = current.protocol } = input
  const tcp = protocol === 'TCP'
  const changed: HealthCheck = {
    protocol,
    port: input.HealthCheckPort ?? current.port,
    path: input.HealthCheckPath ?? (tcp ? undefined : current.path),
    matcher: input.Matcher ?? (tcp ? undefined : current.matcher),
    intervalSeconds: input.HealthCheckIntervalSeconds ?? current.intervalSeconds,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? current.timeoutSeconds,
    healthyThreshold: input.HealthyThresholdCount ?? current.healthyThreshold,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? current.unhealthyThreshold,
  }
  check(changed, ofNetwork)
  return changed
}

function check({ protocol, port, path, matcher, ...numbers }: HealthCheck, ofNetwork: boolean): void {
  const most = ofNetwork ? 599 : 499
  if (protocol !== 'HTTP' && protocol !== 'HTTPS' && protocol !== 'TCP')
    throw invalid(`Health check protocol '${protocol}' is not supported`)
  if (port !== 'traffic-port' && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw invalid(`Health check port '${port}' must be 'traffic-port' or between '1' and '65535' inclusive`)
  }
  if (protocol === 'TCP' && path) throw invalid('Health check paths are not supported for TCP health checks')
  if (protocol === 'TCP' && matcher) throw invalid('Health check matchers are not supported for TCP health checks')
  if (path !== undefined && (!path.startsWith('/') || path.length > 1024)) {
    throw invalid(`Health check path '${path}' must begin with a '/' character and be at most '1024' characters long`)
  }
  inRange('Health check interval', numbers.intervalSeconds, 5, 300)
  inRange('Health check timeout', numbers.timeoutSeconds, 2, 120)
  inRange('Healthy threshold count', numbers.healthyThreshold, 2, 10)
  inRange('Unhealthy threshold count', numbers.unhealthyThreshold, 2, 10)
  if (numbers.timeoutSeconds > numbers.intervalSeconds - (ofNetwork ? 0 : 1)) {
    throw invalid(
      `Health check timeout '${numbers.timeoutSeconds}' must be smaller than ${ofNetwork ? 'or equal to ' : ''}the interval '${numbers.intervalSeconds}'`,
    )
  }
  // The words are those of https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2804
  const foreign = matcher?.GrpcCode?.split(/[,-]/).find(code => !/^\d{1,2}$/.test(code))
  if (foreign !== undefined)
    throw invalid(`Health check matcher GRPC code '${foreign}' must be within '0-99' inclusive`)
  const codes = matcher?.HttpCode
  if (codes === undefined) return
  const parts = codes.split(/[,-]/).map(Number)
  const formed = /^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(codes)
  if (!formed || parts.some(code => code < 200 || code > most)) {
    throw invalid(`Health check matcher HTTP code '${codes}' must be within '200-${most}' inclusive`)
  }
}

function inRange(what: string, value: number, least: number, most: number): void {
  if (value < least || value > most)
    throw invalid(`${what} '${value}' must be between '${least}' and '${most}' inclusive`)
}
