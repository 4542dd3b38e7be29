import { albExperiments } from './programs/alb-experiments.ts'
import { atlantis } from './programs/atlantis.ts'
import { blueGreenHooks } from './programs/blue-green-hooks.ts'
import { blueGreenServiceConnect } from './programs/blue-green-service-connect.ts'
import { bookstack } from './programs/bookstack.ts'
import { capacityProviders } from './programs/capacity-providers.ts'
import { cdkAdvancedAlb } from './programs/cdk-advanced-alb.ts'
import { cdkEc2Logging } from './programs/cdk-ec2-logging.ts'
import { cdkFargateLogging } from './programs/cdk-fargate-logging.ts'
import { cdkGoAlb } from './programs/cdk-go-alb.ts'
import { cdkNlbAutoscaling } from './programs/cdk-nlb-autoscaling.ts'
import { cdkNlbEc2 } from './programs/cdk-nlb-ec2.ts'
import { cdkPipelineApp } from './programs/cdk-pipeline-app.ts'
import { cdkScheduleScaling } from './programs/cdk-schedule-scaling.ts'
import { cdkServiceConnect } from './programs/cdk-service-connect.ts'
import { cdkTaskNetworking } from './programs/cdk-task-networking.ts'
import { cdkTaskPlacement } from './programs/cdk-task-placement.ts'
import { cloudMapPrometheus } from './programs/cloud-map-prometheus.ts'
import { cloudcmd } from './programs/cloudcmd.ts'
import { colorGrpc } from './programs/color-grpc.ts'
import { consulConnect } from './programs/consul-connect.ts'
import { copilotBackend } from './programs/copilot-backend.ts'
import { copilotEnvoy } from './programs/copilot-envoy.ts'
import { copilotHealthCheck } from './programs/copilot-health-check.ts'
import { copilotMultiService } from './programs/copilot-multi-service.ts'
import { copilotResponseTime } from './programs/copilot-response-time.ts'
import { copilotWorker } from './programs/copilot-worker.ts'
import { dagster } from './programs/dagster.ts'
import { datadogFargate } from './programs/datadog-fargate.ts'
import { dify } from './programs/dify.ts'
import { ec2PublicLoadBalancer } from './programs/ec2-public-load-balancer.ts'
import { ecsAnywhere } from './programs/ecs-anywhere.ts'
import { ecsdemoBackend } from './programs/ecsdemo-backend.ts'
import { ecsdemoFrontend } from './programs/ecsdemo-frontend.ts'
import { firelensDatadog } from './programs/firelens-datadog.ts'
import { firelensEfs } from './programs/firelens-efs.ts'
import { firelensEnvoy } from './programs/firelens-envoy.ts'
import { firelensHealth } from './programs/firelens-health.ts'
import { firelensNewRelic } from './programs/firelens-newrelic.ts'
import { firelensTailS3 } from './programs/firelens-tail-s3.ts'
import { fis } from './programs/fis.ts'
import { flaskOpentelemetry } from './programs/flask-opentelemetry.ts'
import { fleet } from './programs/fleet.ts'
import { gerrit } from './programs/gerrit.ts'
import { goMicroApi } from './programs/go-micro-api.ts'
import { graviton } from './programs/graviton.ts'
import { grpc } from './programs/grpc.ts'
import { helloTelia } from './programs/hello-telia.ts'
import { jenkins } from './programs/jenkins.ts'
import { minecraft } from './programs/minecraft.ts'
import { mirage } from './programs/mirage.ts'
import { npalmBlog } from './programs/npalm-blog.ts'
import { oneStrategy } from './programs/one-strategy.ts'
import { onebox } from './programs/onebox.ts'
import { otelCollector } from './programs/otel-collector.ts'
import { pgbouncer } from './programs/pgbouncer.ts'
import { phpSample } from './programs/php-sample.ts'
import { rayServe } from './programs/ray-serve.ts'
import { redash } from './programs/redash.ts'
import { refarch } from './programs/refarch.ts'
import { retailStore } from './programs/retail-store.ts'
import { rundeck } from './programs/rundeck.ts'
import { s3Import } from './programs/s3-import.ts'
import { scalaStudy } from './programs/scala-study.ts'
import { serviceConnectNginx } from './programs/service-connect-nginx.ts'
import { serviceConnectTls } from './programs/service-connect-tls.ts'
import { splitAtListener } from './programs/split-at-listener.ts'
import { sstGpus } from './programs/sst-gpus.ts'
import { surrealdb } from './programs/surrealdb.ts'
import { terraformComplete } from './programs/terraform-complete.ts'
import { terraformEc2Autoscaling } from './programs/terraform-ec2-autoscaling.ts'
import { terraformManagedInstances } from './programs/terraform-managed-instances.ts'
import { valheim } from './programs/valheim.ts'
import { vllmGpu } from './programs/vllm-gpu.ts'
import { vpcLink } from './programs/vpc-link.ts'
import { webAndAdmin } from './programs/web-and-admin.ts'
import { weddingSuite } from './programs/wedding-suite.ts'
import { windowsNat } from './programs/windows-nat.ts'
import { wordpress } from './programs/wordpress.ts'
import { yelb } from './programs/yelb.ts'
import type { System } from './system.ts'

/** The programs of public systems, by the names that `systems.json` gives them. */
export const systems: Readonly<Record<string, System>> = {
  'alb-experiments': albExperiments,
  atlantis,
  'blue-green-service-connect': blueGreenServiceConnect,
  'capacity-providers': capacityProviders,
  'cdk-fargate-logging': cdkFargateLogging,
  'cdk-go-alb': cdkGoAlb,
  'cdk-pipeline-app': cdkPipelineApp,
  'cdk-service-connect': cdkServiceConnect,
  'cloud-map-prometheus': cloudMapPrometheus,
  cloudcmd,
  'consul-connect': consulConnect,
  'datadog-fargate': datadogFargate,
  dify,
  'ec2-public-load-balancer': ec2PublicLoadBalancer,
  'ecs-anywhere': ecsAnywhere,
  'ecsdemo-backend': ecsdemoBackend,
  'ecsdemo-frontend': ecsdemoFrontend,
  'firelens-datadog': firelensDatadog,
  'firelens-efs': firelensEfs,
  'firelens-envoy': firelensEnvoy,
  'firelens-health': firelensHealth,
  'firelens-newrelic': firelensNewRelic,
  'firelens-tail-s3': firelensTailS3,
  fis,
  'flask-opentelemetry': flaskOpentelemetry,
  'go-micro-api': goMicroApi,
  graviton,
  grpc,
  'cdk-nlb-autoscaling': cdkNlbAutoscaling,
  'copilot-health-check': copilotHealthCheck,
  pgbouncer,
  'hello-telia': helloTelia,
  jenkins,
  minecraft,
  mirage,
  gerrit,
  'npalm-blog': npalmBlog,
  'one-strategy': oneStrategy,
  onebox,
  'otel-collector': otelCollector,
  'php-sample': phpSample,
  'retail-store': retailStore,
  rundeck,
  'scala-study': scalaStudy,
  'service-connect-nginx': serviceConnectNginx,
  'service-connect-tls': serviceConnectTls,
  'split-at-listener': splitAtListener,
  'sst-gpus': sstGpus,
  surrealdb,
  'wedding-suite': weddingSuite,
  wordpress,
  'blue-green-hooks': blueGreenHooks,
  'web-and-admin': webAndAdmin,
  'copilot-multi-service': copilotMultiService,
  'ray-serve': rayServe,
  'vllm-gpu': vllmGpu,
  'terraform-complete': terraformComplete,
  'terraform-ec2-autoscaling': terraformEc2Autoscaling,
  'terraform-managed-instances': terraformManagedInstances,
  'cdk-task-networking': cdkTaskNetworking,
  'cdk-task-placement': cdkTaskPlacement,
  'windows-nat': windowsNat,
  'cdk-nlb-ec2': cdkNlbEc2,
  'cdk-advanced-alb': cdkAdvancedAlb,
  'cdk-ec2-logging': cdkEc2Logging,
  'copilot-backend': copilotBackend,
  'copilot-envoy': copilotEnvoy,
  'copilot-response-time': copilotResponseTime,
  'cdk-schedule-scaling': cdkScheduleScaling,
  bookstack,
  refarch,
  yelb,
  'color-grpc': colorGrpc,
  'copilot-worker': copilotWorker,
  dagster,
  fleet,
  redash,
  's3-import': s3Import,
  valheim,
  'vpc-link': vpcLink,
}
