import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { FactorRows } from "./FactorRows";
import {
  initial,
  kindIn,
  sortName,
  sortOf,
  withField,
  withKind,
  withoutField,
  type Field,
  type Schema,
  type ShapeOf,
  type Value,
} from "./shapes";
import { ChoiceValue, isListed, ListValue, NumberValue, TextValue } from "./Values";
import { flow } from "./yaml";

/** What all parts of a form know. */
export interface FormContext {
  of: ShapeOf;
  /** What is wrong at a path. */
  problemAt: (path: string) => string | undefined;
  /** What a setting is that the text leaves out. */
  usually: (path: string) => Value | undefined;
  /** Every path that may vary. */
  paths: string[];
}

export const Form = createContext<FormContext | null>(null);

interface Properties {
  label: string;
  path: string;
  description: string;
  schema: Schema;
  value: Value;
  onChange: (value: Value) => void;
  /** null where it must stay */
  onRemove: (() => void) | null;
  /** Below what it means. */
  more?: ComponentChildren;
}

/** One value of a study as its schema describes it, whatever it holds. */
export function ShapeField(properties: Properties) {
  const { label, path, schema, value, onChange, onRemove } = properties;
  const form = useContext(Form)!;
  const shape = form.of(schema);
  const labelled = { label, after: <Remove {...{ label, path, onRemove }} />, below: <Below {...properties} /> };
  switch (shape.is) {
    case "number":
      if (typeof value === "number")
        return <NumberValue {...labelled} shape={shape} value={value} onChange={onChange} />;
      return <Unreadable {...properties} />;
    case "word":
      return (
        <ChoiceValue
          {...labelled}
          value={String(value)}
          choices={shape.words.map((word) => [word, word])}
          onChange={onChange}
        />
      );
    case "flag":
      return (
        <ChoiceValue
          {...labelled}
          value={String(value)}
          choices={[
            ["true", "yes"],
            ["false", "no"],
          ]}
          onChange={(word) => onChange(word === "true")}
        />
      );
    case "text":
      return typeof value === "object" ? (
        <Unreadable {...properties} />
      ) : (
        <TextValue {...labelled} value={String(value)} onChange={onChange} />
      );
    case "list":
      return isListed(value) && form.of(shape.item).is !== "kinds" ? (
        <ListValue {...labelled} value={value} onChange={onChange} />
      ) : (
        <Items {...properties} item={shape.item} />
      );
    case "map":
      return (
        <Group {...properties}>
          <Fields fields={shape.fields} path={path} value={value} onChange={onChange} />
        </Group>
      );
    case "factors":
      return (
        <Group {...properties}>
          <FactorRows path={path} value={value} onChange={onChange} />
        </Group>
      );
    case "kinds": {
      const kind = kindIn(shape.kinds, value);
      return (
        <Group {...properties}>
          <ChoiceValue
            label="kind"
            value={kind?.name ?? String(value)}
            choices={shape.kinds.map(({ name }) => [name, name])}
            onChange={(name) =>
              onChange(
                withKind(
                  shape.kinds.find((other) => other.name === name)!,
                  value,
                  form.of,
                ),
              )
            }
            below={kind?.description && <small>{kind.description}</small>}
          />
          {kind && <Fields fields={kind.fields} path={path} value={value} onChange={onChange} />}
        </Group>
      );
    }
    case "either": {
      const sort = sortOf(shape.schemas, value, form.of);
      const chosen = shape.schemas[sort]!;
      const fields = fieldsOf(form.of(chosen));
      const others = (
        <small class="instead">
          instead:
          {shape.schemas.map((one, place) => {
            const name = sortName(form.of(one));
            return (
              place !== sort && (
                <button
                  type="button"
                  key={place}
                  aria-label={`${path} as ${name}`}
                  onClick={() => onChange(initial(form.of(one), form.of))}
                >
                  {name}
                </button>
              )
            );
          })}
        </small>
      );
      return fields ? (
        <Group {...properties} more={others}>
          <Fields fields={fields} path={path} value={value} onChange={onChange} />
        </Group>
      ) : (
        <ShapeField {...properties} schema={chosen} more={others} />
      );
    }
    default:
      return isListed(value) ? (
        <ListValue {...labelled} value={value} onChange={onChange} />
      ) : (
        <Unreadable {...properties} />
      );
  }
}

const fieldsOf = (shape: ReturnType<ShapeOf>) => (shape.is === "map" ? shape.fields : null);

/** Those settings that the text has, and buttons for those that it leaves out. */
export function Fields({
  fields,
  path,
  value,
  onChange,
}: {
  fields: Field[];
  path: string;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const form = useContext(Form)!;
  const map = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  const inner = (name: string) => (path === "" ? name : `${path}.${name}`);
  const left = fields.filter((field) => !(field.name in map));
  return (
    <>
      {fields
        .filter((field) => field.name in map)
        .map((field) => (
          <ShapeField
            key={field.name}
            label={field.name}
            path={inner(field.name)}
            description={field.description}
            schema={field.schema}
            value={map[field.name]!}
            onChange={(changed) => onChange(withField(value, fields, field.name, changed))}
            onRemove={field.isNeeded ? null : () => onChange(withoutField(value, field.name))}
          />
        ))}
      {left.length > 0 && (
        <details class="more">
          <summary>{path === "" ? "More sections" : `More of ${path}`}</summary>
          <div class="buttons">
            {left.map((field) => {
              const usual = form.usually(inner(field.name));
              return (
                <button
                  type="button"
                  key={field.name}
                  title={[field.description, usual === undefined ? "" : `default: ${flow(usual)}`]
                    .filter(Boolean)
                    .join("; ")}
                  onClick={() =>
                    onChange(withField(value, fields, field.name, usual ?? initial(form.of(field.schema), form.of)))
                  }
                >
                  + {field.name}
                </button>
              );
            })}
          </div>
        </details>
      )}
    </>
  );
}

/** A list of things that have settings, such as layers. */
function Items({ item, ...properties }: Properties & { item: Schema }) {
  const { path, value, onChange } = properties;
  const form = useContext(Form)!;
  const items = Array.isArray(value) ? value : [];
  return (
    <Group {...properties}>
      {items.map((one, place) => (
        <ShapeField
          key={place}
          label={String(place + 1)}
          path={path}
          description=""
          schema={item}
          value={one}
          onChange={(changed) => onChange(items.map((other, k) => (k === place ? changed : other)))}
          onRemove={() => onChange(items.filter((_, k) => k !== place))}
        />
      ))}
      <div class="buttons">
        <button type="button" onClick={() => onChange([...items, initial(form.of(item), form.of)])}>
          + one more
        </button>
      </div>
    </Group>
  );
}

function Group({ children, ...properties }: Properties & { children: ComponentChildren }) {
  return (
    <fieldset class="group shape">
      <legend>
        {properties.label} <Remove {...properties} />
      </legend>
      <Below {...properties} />
      {children}
    </fieldset>
  );
}

function Remove({ label, path, onRemove }: Pick<Properties, "label" | "path" | "onRemove">) {
  return (
    onRemove && (
      <button type="button" class="remove" aria-label={`Remove ${path || label}`} title="Remove" onClick={onRemove}>
        ✕
      </button>
    )
  );
}

function Below({ path, description, more }: Pick<Properties, "path" | "description" | "more">) {
  const problem = useContext(Form)!.problemAt(path);
  return (
    <>
      {problem ? <small class="problem">{problem}</small> : description && <small>{description}</small>}
      {more}
    </>
  );
}

/** What the form has no field for stays as it is. */
function Unreadable(properties: Properties) {
  const { label, path, value, onRemove } = properties;
  return (
    <div class="value">
      <span>{label}</span>
      <code>{flow(value)}</code>
      <Remove {...{ label, path, onRemove }} />
      <Below {...properties} />
    </div>
  );
}
