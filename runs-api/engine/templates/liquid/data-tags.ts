import {
  CaptureTag,
  CaseTag,
  defaultOperators,
  evalToken,
  Tag,
  Value,
  type Context,
  type Emitter,
  type Liquid,
  type TagToken,
  type TopLevelToken,
} from 'liquidjs'
import { reveal } from '#/runs-api/engine/templates/liquid/data.ts'
import type { DataOutput } from '#/runs-api/engine/templates/liquid/data-output.ts'

type TagClass = Liquid['tags'][string]

/** Liquid's tags that hand values on, in the form that keeps parameter values apart from the template's own text. */
export function dataTags(output: DataOutput): Record<string, TagClass> {
  return { capture: captureTag(output), case: DataCaseTag, echo: echoTag(output) }
}

function captureTag(output: DataOutput): TagClass {
  return class extends CaptureTag {
    override *render(context: Context): Generator<unknown, void, string> {
      yield* super.render(context)
      const scope = context.bottom()
      const captured: unknown = Reflect.get(scope, this.variable)
      Reflect.set(scope, this.variable, output.fragmentOf(String(captured)))
    }
  }
}

class DataCaseTag extends CaseTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const { renderer } = this.liquid
    const target = reveal(yield this.value.value(context))
    let isHit = false
    for (const { values, templates } of this.branches) {
      if (!(yield isAnyOf(values, target, context))) continue
      isHit = true
      yield renderer.renderTemplates(templates, context, emitter)
    }
    if (!isHit) yield renderer.renderTemplates(this.elseTemplates, context, emitter)
  }
}

function* isAnyOf(
  tokens: CaseTag['branches'][number]['values'],
  target: unknown,
  context: Context,
): Generator<unknown, boolean, unknown> {
  for (const token of tokens) {
    const candidate = reveal(yield evalToken(token, context))
    if (yield defaultOperators['==']?.(target, candidate, context)) return true
  }
  return false
}

function echoTag(output: DataOutput): TagClass {
  return class extends Tag {
    readonly value: Value

    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid)
      this.value = new Value(this.tokenizer.readFilteredValue(), liquid)
    }

    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      emitter.write(output.write(yield this.value.value(context)))
    }

    *arguments(): Generator<Value> {
      yield this.value
    }
  }
}
