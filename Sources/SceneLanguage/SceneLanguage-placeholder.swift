// SceneLanguage
