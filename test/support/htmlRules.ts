import type { ConfigData } from "html-validate";

/** html-validate with two habits of this project: lower-case doctype, and check boxes that share a name. */
export const htmlRules: ConfigData = {
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "tel-non-breaking": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "form-dup-name": ["error", { shared: ["checkbox", "radio", "submit"] }],
    "attribute-boolean-style": "off",
    "void-style": "off",
    "require-sri": "off",
    // A button without a type submits its form: that is what our forms want.
    "no-implicit-button-type": "off",
    // Lists without bullets lose their role in Safari; the role is given back on purpose.
    "no-redundant-role": "off",
    "prefer-native-element": "off",
  },
};
