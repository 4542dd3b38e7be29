"use strict";Object.defineProperty(exports, "__esModule", {value: true}); var _class; var _class2; var _class3; var _class4;var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/errors.ts
var EcsError = (_class = class extends Error {
  __init() {this.name = "EcsError"}
  
  constructor(code, message, options) {
    super(message, options);_class.prototype.__init.call(this);;
    this.code = code;
  }
}, _class);
var InvalidDefinitionError = (_class2 = class extends EcsError {
  __init2() {this.name = "InvalidDefinitionError"}
  
  constructor(subject, issues) {
    super("definition.invalid", describeIssues(subject, issues));_class2.prototype.__init2.call(this);;
    this.issues = issues;
  }
}, _class2);
var PlanError = (_class3 = class extends EcsError {
  __init3() {this.name = "PlanError"}
  /** The resource that could not be planned, for example `certificate shop.example.com`. */
  
  /** What to do. */
  
  constructor(code, problem) {
    super(code, `${problem.message}
  Fix: ${problem.fix}`, { cause: problem.cause });_class3.prototype.__init3.call(this);;
    this.resource = problem.resource;
    this.fix = problem.fix;
  }
}, _class3);
var DeployError = (_class4 = class extends EcsError {
  __init4() {this.name = "DeployError"}
  
  
  
  
  constructor(failure) {
    super(`deploy.${failure.outcome}`, describeFailure(failure), { cause: failure.cause });_class4.prototype.__init4.call(this);;
    this.outcome = failure.outcome;
    this.diagnosis = failure.diagnosis;
    this.applied = failure.applied;
    this.notApplied = failure.notApplied;
  }
}, _class4);
function isEcsError(value) {
  return value instanceof Error && /^(Ecs|InvalidDefinition|Plan|Deploy)Error$/.test(value.name) && "code" in value;
}
function isInvalidDefinitionError(value) {
  return isEcsError(value) && value.name === "InvalidDefinitionError";
}
function isPlanError(value, code) {
  return isEcsError(value) && value.name === "PlanError" && (code === void 0 || value.code === code);
}
function isDeployError(value, outcome) {
  if (!isEcsError(value) || value.name !== "DeployError") return false;
  return outcome === void 0 || value.code === `deploy.${outcome}`;
}
function describeIssues(subject, issues) {
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const title = `${subject} is not valid: ${errors} ${errors === 1 ? "error" : "errors"}`;
  return [title, ...issues.map(describeIssue)].join("\n");
}
function describeIssue(issue) {
  const where = issue.path.join(" > ");
  const lines = [`  ${issue.severity === "error" ? "x" : "!"} ${where}: ${issue.message} [${issue.code}]`];
  if (issue.hint) lines.push(`      Fix: ${issue.hint}`);
  return lines.join("\n");
}
function describeFailure(failure) {
  const lines = [failure.summary];
  for (const diagnosis of failure.diagnosis) {
    lines.push(`  Cause: ${diagnosis.cause} [${diagnosis.code}]`);
    lines.push(...diagnosis.evidence.map((seen) => `    seen: ${seen}`));
    lines.push(`    Fix: ${diagnosis.fix}`);
  }
  lines.push(`  Applied: ${describeChanges(failure.applied)}`, `  Not applied: ${describeChanges(failure.notApplied)}`);
  return lines.join("\n");
}
function describeChanges(changes) {
  return changes.length === 0 ? "nothing" : changes.map((change) => `${change.action} ${change.resource}`).join(", ");
}












exports.__export = __export; exports.EcsError = EcsError; exports.InvalidDefinitionError = InvalidDefinitionError; exports.PlanError = PlanError; exports.DeployError = DeployError; exports.isEcsError = isEcsError; exports.isInvalidDefinitionError = isInvalidDefinitionError; exports.isPlanError = isPlanError; exports.isDeployError = isDeployError; exports.describeIssue = describeIssue;
