import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';

/*
 * Traces with the OpenTelemetry API. Without an exporter no span is created: every function here checks one boolean
 * and continues.
 */

const tracer = trace.getTracer('leela');
let on = false;

/** Turns tracing on or off; `server/telemetry` does so with the exporter. */
export function setTracing(enabled: boolean): void {
  on = enabled;
}

/** Whether spans are created. */
export const isTracing = (): boolean => on;

/** Runs work within a span if tracing is on. Errors are recorded on the span. */
export function traced<T>(name: string, attributes: Attributes, work: () => T, kind = SpanKind.INTERNAL): T {
  if (!on) return work();
  return tracer.startActiveSpan(name, { attributes, kind }, (span) => ended(span, work));
}

/** The same for an incoming request, as a part of the trace that its `traceparent` header names. */
export function tracedRequest<T>(
  headers: Record<string, unknown>,
  name: string,
  attributes: Attributes,
  work: () => T,
): T {
  if (!on) return work();
  const parent = propagation.extract(context.active(), headers);
  return context.with(parent, () => traced(name, attributes, work, SpanKind.SERVER));
}

function ended<T>(span: Span, work: () => T): T {
  try {
    const result = work();
    if (result instanceof Promise)
      return result.then(
        (value: unknown) => {
          span.end();
          return value;
        },
        (error: unknown) => {
          fail(span, error);
          throw error;
        },
      ) as T;
    span.end();
    return result;
  } catch (error) {
    fail(span, error);
    throw error;
  }
}

function fail(span: Span, error: unknown): void {
  const message = error instanceof Error ? error.name : 'Error';
  // The message may quote users' texts; the log has it.
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  span.end();
}

/** Adds attributes to the current span. */
export function noteOnSpan(attributes: Attributes): void {
  if (on) trace.getActiveSpan()?.setAttributes(attributes);
}

/** Headers with which a called service can continue the trace: `traceparent`. Empty if tracing is off. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  if (on) propagation.inject(context.active(), headers);
  return headers;
}
