export default {
  test: { alias: { "expo-callkit-telecom": "@callspec/callspec/fakes/expo" } },
};
