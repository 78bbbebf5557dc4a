/** @type {import("stylelint").Config} */
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // One file a component, named in blocks, elements and modifiers: .notice__text--urgent
    "selector-class-pattern": [
      "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:__[a-z0-9]+(?:-[a-z0-9]+)*)?(?:--[a-z0-9]+(?:-[a-z0-9]+)*)?$",
      { message: "block__element--modifier, in lower case" },
    ],
    "declaration-no-important": true,
    "color-named": "never",
    // Physical directions and sizes have logical names that also work where text runs the other way.
    "property-disallowed-list": [
      ["/^(?:margin|padding|border)-(?:left|right|top|bottom)/", "left", "right", "float", "clear"],
      { message: "use the logical property (inline, block)" },
    ],
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    "no-descending-specificity": null,
  },
};
